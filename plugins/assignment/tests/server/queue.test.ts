import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Mentoring, Queue, WaitingList, Work } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'
import { day, piece, read, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice
let activity: ActivityId
let { nadia, kwame, tomas, ines, fay, owen }: Practice['people'] = {} as Practice['people']

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, kwame, tomas, ines, fay, owen } = practice.people)
})
beforeEach(async () => {
  activity = await practice.place({ order: 'freely' })
  for (const person of [nadia, kwame])
    await fay.command(activity, 'mentoring.pair', { person: person.id, mentor: tomas.id })
})
afterAll(() => practice.close())

const showIn = async (person: TestPerson, at = activity, more: object = {}): Promise<Work> =>
  (await show(person, at, { rung: 'assist', ...more })).answer
const elsewhere = async (person: TestPerson) =>
  (await person.query<Queue>(activity, 'assignment.listElsewhere')).answer.works
const waiting = async (person: TestPerson) =>
  (await person.query<WaitingList>(activity, 'assignment.listWaiting')).answer
const open = (person: TestPerson, { card }: Work) => person.command(activity, 'assignment.noteRead', { work: card.id })
const signAll = (person: TestPerson, works: readonly Work[]) =>
  person.command<{ count: number }>(activity, 'assignment.signSeveral', {
    works: works.map(({ card, version }) => ({ work: card.id, version })),
    words: 'Seen.',
  })
const linesOf = (verb: string) =>
  practice.house.house.database.read((db) =>
    db
      .selectFrom('events')
      .select(['object', 'toward'])
      .where('verb', '=', verb)
      .where('activity_id', '=', activity)
      .execute(),
  )

test('what waits in another activity, also of another course, is found where one is, and in nobody else’s queue', async () => {
  const { house } = practice
  const other = { course: 'tea' }
  const learner = await house.enrol('Lena Vogt', other)
  await house.enrol('Tomás Echeverri', { ...other, role: 'mentor' })
  const there = await house.place('assignment', { ...other, settings: { order: 'freely' } })
  const near = await practice.place({ order: 'freely' })
  const [far, close] = [await showIn(learner, there), await showIn(nadia, near)]
  const mine = (await elsewhere(tomas)).filter(({ activity: at }) => at === there || at === near)
  expect(mine.map(({ card }) => card.id)).toEqual([far.card.id, close.card.id])
  expect(mine.map(({ person, course }) => [person.name, course])).toEqual([
    ['Lena Vogt', 'tea'],
    ['Nadia Rahal', 'coffee'],
  ])
  expect(await elsewhere(ines)).toEqual([])
  expect(await elsewhere(kwame)).toEqual([])
})

test('somebody of the same name on another LMS finds nothing of it, and who left the other course neither', async () => {
  const { house } = practice
  const other = { course: 'milk' }
  const learner = await house.enrol('Mina Aoki', other)
  await house.enrol('Tomás Echeverri', { ...other, role: 'mentor' })
  const there = await house.place('assignment', { ...other, settings: { order: 'freely' } })
  await showIn(learner, there)
  const inThere = async () => (await elsewhere(tomas)).some(({ activity: at }) => at === there)
  expect(await inThere()).toBe(true)
  const stranger = { person: { subject: 'Tomás Echeverri' }, course: { externalId: 'coffee' }, role: 'mentor' } as const
  await house.house.arrivals.admit({ tenant: 'another LMS', ...stranger })
  const people = await house.house.database.read((db) =>
    db.selectFrom('people').select('id').where('subject', '=', 'Tomás Echeverri').execute(),
  )
  expect(people).toHaveLength(2)
  const course = { tenant: 'test', externalId: 'milk' }
  const rest = [{ person: { subject: 'Mina Aoki' }, role: 'learner', active: true } as const]
  await house.house.arrivals.replaceRoster(course, rest, house.house.now() + day)
  expect(await inThere()).toBe(false)
})

test('several works are signed at once when each was opened as it is now, and all of them or none', async () => {
  const works = [await showIn(nadia), await showIn(kwame)]
  const [one, other] = works
  if (!one || !other) throw new Error('There are two.')
  await open(tomas, one)
  expect((await signAll(tomas, works)).error?.code).toBe('not_opened')
  expect((await read(nadia, activity, one)).answer.card.status).toBe('waiting')
  await open(tomas, other)
  expect((await waiting(tomas)).opened.map(({ work }) => work).toSorted()).toEqual(
    [one.card.id, other.card.id].toSorted(),
  )
  await nadia.command(activity, 'assignment.addPiece', { work: one.card.id, piece: piece({ words: 'One more' }) })
  expect((await waiting(tomas)).opened).toEqual([{ work: other.card.id, version: 1 }])
  const changed = { ...one, version: 2 }
  expect((await signAll(tomas, [changed, other])).error?.code).toBe('not_opened')
  await open(tomas, one)
  expect((await signAll(ines, [changed, other])).error?.code).toBe('not_opened')
  expect((await signAll(tomas, [changed, other])).answer).toEqual({ count: 2 })
  const { answer } = await read(kwame, activity, other)
  expect([answer.signature?.by?.id, answer.signature?.holds]).toEqual([tomas.id, true])
})

test('what asks how far something was met is signed one by one', async () => {
  const criteria = [{ id: 'how', text: 'How', levels: ['Not yet', 'Alone'] }]
  await owen.command(activity, 'assignment.saveLadder', {
    version: 0,
    rungs: defaultLadder.map((rung) => ({ ...rung, criteria })),
  })
  const work = await showIn(nadia)
  await open(tomas, work)
  expect((await signAll(tomas, [work])).error?.code).toBe('criteria_missing')
})

test('whoever is asked is reminded once before it is late, and both see it', async () => {
  const work = await showIn(nadia)
  await practice.wait(day)
  expect((await waiting(tomas)).mine[0]?.reminded).toBe(false)
  await practice.wait(day + 3_600_000)
  expect((await waiting(tomas)).mine[0]?.reminded).toBe(true)
  const { card, steps } = (await read(nadia, activity, work)).answer
  expect([card.signer, steps.at(-1)?.kind, steps.at(-1)?.to]).toEqual([tomas.id, 'reminded', tomas.id])
  expect(await linesOf('assignment.reminded')).toEqual([{ object: work.card.id, toward: JSON.stringify([tomas.id]) }])
  await practice.wait(day)
  const late = (await read(nadia, activity, work)).answer.card
  expect([late.signer === tomas.id, late.because, late.reminded]).toEqual([false, 'late', false])
  expect(await linesOf('assignment.reminded')).toHaveLength(1)
})

test('ten works that wait for a mentor who leaves the course move on by rule, and only the log tells', async () => {
  const works: Work[] = []
  for (let n = 0; n < 10; n += 1) works.push(await showIn(n % 2 === 0 ? nadia : kwame))
  const { database } = practice.house.house
  const set = (status: 'active' | 'inactive') =>
    database.write((db) => db.updateTable('members').set({ status }).where('person_id', '=', tomas.id).execute())
  await set('inactive')
  await practice.wait(day + 5000)
  const now = await Promise.all(works.map(async (work) => (await read(fay, activity, work)).answer.card))
  await set('active')
  expect(now.map(({ status, because }) => [status, because])).toEqual(works.map(() => ['waiting', 'left']))
  expect(now.filter(({ signer }) => signer === null || signer === tomas.id)).toEqual([])
  expect(await linesOf('assignment.went-on')).toHaveLength(10)
})

test('a mentor sees in one view who waits, who has gone quiet, and how long people wait for them; nobody else does', async () => {
  const view = async (person: TestPerson) =>
    (await person.query<Mentoring>(activity, 'assignment.readMentoring')).answer
  const first = await showIn(nadia)
  const before = await view(tomas)
  expect(before.own.map(({ person, waiting: count }) => [person.name, count])).toEqual([
    ['Nadia Rahal', 1],
    ['Kwame Boateng', 0],
  ])
  expect([before.firstAnswer, before.answered]).toEqual([null, 0])
  await sign(tomas, activity, first)
  const after = await view(tomas)
  expect(after.own.find(({ person }) => person.id === nadia.id)).toMatchObject({ reached: 1, rungs: 5, quiet: false })
  expect(after.answered).toBe(1)
  expect(after.firstAnswer).toBeGreaterThan(0)
  expect(await view(ines)).toMatchObject({ own: [], isMentor: true })
  expect(await view(kwame)).toMatchObject({ own: [], isMentor: false })
})

test('who signs is told what came before by the name it had, also when the step has left the ladder since', async () => {
  const [watch, , support] = defaultLadder
  if (!watch || !support) throw new Error('The ladder has lost a step.')
  const old = { ...watch, id: 'r7k2', step: 'own', title: 'Descale one' }
  await owen.command(activity, 'assignment.saveLadder', { version: 0, rungs: [old, support] })
  const before = await showIn(nadia, activity, { rung: 'r7k2' })
  await owen.command(activity, 'assignment.saveLadder', { version: 1, rungs: [support] })
  const now = await showIn(nadia, activity, { rung: 'support' })
  const { others } = (await read(tomas, activity, now)).answer
  expect(others.map(({ card, rung }) => [card.id, rung.title])).toEqual([[before.card.id, 'Descale one']])
})

test('what came back and is shown again waits since then, and not since it was shown first', async () => {
  const [first, second] = [await showIn(nadia), await showIn(kwame)]
  await tomas.command(activity, 'assignment.giveBack', { work: first.card.id, reason: 'And the one after?' })
  await nadia.command(activity, 'assignment.showAgain', { work: first.card.id })
  const { mine } = await waiting(tomas)
  expect(mine.map(({ id }) => id)).toEqual([second.card.id, first.card.id])
  expect(mine[1]?.shownAt).toBe(mine[1]?.since)
})
