import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WaitingList, Work } from '../../contract.ts'
import { courseOfTests } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { day, piece, read, show, startPractice, type Practice } from './practice.ts'

let practice: Practice

beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

const course = { tenant: 'test', externalId: courseOfTests }

/** What the LMS says at the next look: who of the people is in the course. */
async function sayRoster(without: readonly TestPerson[]): Promise<void> {
  const { house, people } = practice
  const roles = { tomas: 'mentor', ines: 'mentor', fay: 'facilitator', owen: 'designer' } as const
  const roster = Object.entries(people).map(([key, { name }]) => ({
    person: { subject: name, name },
    role: key in roles ? roles[key as keyof typeof roles] : ('learner' as const),
    active: !without.some((person) => person.name === name),
  }))
  await house.house.arrivals.replaceRoster(course, roster, Number.MAX_SAFE_INTEGER)
  await house.house.followers.settle()
  await house.house.schedule.runDue()
}

test('ten works that wait for a mentor who leaves go on at once, and each learner sees why', async () => {
  const { nadia, kwame, tomas, ines, fay } = practice.people
  const activity = await practice.place({ order: 'freely', patience: 30 })
  for (const person of [nadia, kwame])
    await fay.command(activity, 'mentoring.pair', { person: person.id, mentor: tomas.id })
  const works: Work[] = []
  for (let n = 0; n < 10; n++) {
    const person = n % 2 ? kwame : nadia
    works.push(
      (await show(person, activity, { rung: 'support', pieces: [piece({ confidentiality: 'mentor', words: `${n}` })] }))
        .answer,
    )
  }
  expect(works.every(({ card }) => card.signer === tomas.id)).toBe(true)
  await sayRoster([tomas])
  const { answer: list } = await ines.query<WaitingList>(activity, 'assignment.listWaiting')
  expect(list.mine.map(({ id, because }) => [id, because])).toEqual(works.map(({ card }) => [card.id, 'left']))
  const { answer: seen } = await read(nadia, activity, works[0] as Work)
  expect(seen.card).toMatchObject({ signer: ines.id, because: 'left' })
  expect(seen.steps.at(-1)).toMatchObject({ kind: 'left', by: null, to: ines.id })
  const lines = await practice.house.house.database.read((db) =>
    db.selectFrom('events').selectAll().where('verb', '=', 'assignment.went-on').execute(),
  )
  expect(lines).toHaveLength(10)
  await sayRoster([])
  const { answer: after } = await read(tomas, activity, works[0] as Work)
  expect([after.card.signer, after.held], 'who is back reads what is for their people’s mentor').toEqual([ines.id, 0])
})

test('a learner who was removed and is back finds everything as it was', async () => {
  const { nadia } = practice.people
  const activity = await practice.place({ order: 'freely' })
  const { answer: own } = await show(nadia, activity, { rung: 'watch' })
  const { answer: work } = await show(nadia, activity, { rung: 'support' })
  await sayRoster([nadia])
  await practice.wait(day + 5000)
  expect((await nadia.query(activity, 'assignment.readLadder')).status).not.toBe(200)
  await sayRoster([])
  const back = await practice.house.enrol(nadia.name)
  const { answer: now } = await read(back, activity, work)
  expect(now).toEqual({ ...work, people: now.people })
  expect((await read(back, activity, own)).answer.card.signer).toBe(nadia.id)
})

test('what waits for a mentor who leaves the cohort alone goes on at once, too', async () => {
  const { house, people } = practice
  const { nadia, tomas, ines, fay } = people
  const cohort = await house.makeCohort(courseOfTests, 'April')
  const changes = async (name: string, input: object) => {
    expect((await fay.command(any, `groups.${name}`, { group: cohort, ...input })).status).toBe(200)
    await house.house.followers.settle()
    await house.house.schedule.runDue()
  }
  const any = await practice.place()
  await changes('add', { people: [nadia.id, tomas.id, ines.id] })
  const activity = await house.place('assignment', { settings: { order: 'freely', patience: 30 }, cohort })
  await fay.command(activity, 'mentoring.pair', { person: nadia.id, mentor: tomas.id })
  const { answer: work } = await show(nadia, activity, { rung: 'support' })
  expect(work.card.signer).toBe(tomas.id)
  await changes('takeOut', { person: tomas.id })
  const { answer: seen } = await read(nadia, activity, work)
  expect(seen.card).toMatchObject({ signer: ines.id, because: 'left' })
})
