import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { makeLink, TestGuest } from '../../../../tests/support/guests.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { openFiles, takePhotograph } from '../../../../tests/support/uploads.ts'
import type { Observing, Readings, Work } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'
import { erasePerson } from '../../server/privacy.ts'
import { piece, read, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice
let activity: ActivityId
let nadia: TestPerson
let kwame: TestPerson
let tomas: TestPerson

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, kwame, tomas } = practice.people)
})
afterAll(() => practice.close())

beforeEach(async () => {
  activity = await practice.place({ order: 'freely' })
  const rungs = defaultLadder.map((rung) => ({
    ...{ ...rung, criteria: [] },
    evidence: rung.id === 'assist' ? ['text', 'observation'] : rung.evidence,
  }))
  await practice.people.owen.command(activity, 'assignment.saveLadder', { version: 0, rungs })
})

const showIt = async (confidentiality = 'cohort'): Promise<Work> =>
  (await show(nadia, activity, { rung: 'assist', pieces: [piece({ words: 'I held the meeting.', confidentiality })] }))
    .answer

const askFor = (work: Work, who: TestPerson, words = 'On Tuesday?') =>
  nadia.command<Observing>(activity, 'assignment.askObserver', { work: work.card.id, person: who.id, words })

const observe = (who: TestPerson, { card }: Work, more: object = {}) =>
  who.command<Work>(activity, 'assignment.observe', {
    work: card.id,
    observation: { words: 'She let everybody speak.', file: null, confidentiality: 'cohort', ...more },
  })

const signerOf = (work: Work): TestPerson => (work.card.signer === tomas.id ? tomas : practice.people.ines)

test('who was asked writes what they saw, with their name and role, and it is evidence that the learner cannot change', async () => {
  const work = await showIt()
  expect((await askFor(work, kwame)).answer.waiting.map(({ person }) => person.id)).toEqual([kwame.id])
  expect((await askFor(work, kwame)).error?.code).toBe('already_asked')
  const { answer: lists } = await kwame.query<Readings>(activity, 'assignment.listReadings')
  expect(lists.works.map(({ card, as }) => [card.id, as])).toEqual([[work.card.id, 'observer']])
  const { answer: asked } = await kwame.query<Observing>(activity, 'assignment.readObserving', { work: work.card.id })
  expect(asked).toMatchObject({ mayWrite: true, asked: 'On Tuesday?', askable: [], waiting: [] })
  const file = await practice.bring(kwame, activity, 'What I noted')
  const { answer: seen } = await observe(kwame, work, { file, when: '2026-04-18' })
  const observation = seen.pieces.at(-1)
  expect(observation).toMatchObject({ observer: { id: kwame.id, name: 'Kwame Boateng', role: 'learner' } })
  expect(observation?.now).toMatchObject({ words: 'She let everybody speak.', when: '2026-04-18' })
  expect(observation?.now.file?.id).toBe(file)
  expect(seen.version).toBe(work.version + 1)
  expect((await kwame.query<Readings>(activity, 'assignment.listReadings')).answer.works).toEqual([])
  const change = { words: 'She was splendid.', confidentiality: 'mentor', removed: false }
  for (const who of [nadia, kwame]) {
    const input = { work: work.card.id, piece: observation?.id, revision: 1, ...change }
    expect((await who.command(activity, 'assignment.changePiece', input)).error?.code).toBe('not_yours')
  }
})

test('whoever sees the work may write of their own accord where the step asks for it, and nobody of their own work', async () => {
  const work = await showIt()
  const { answer } = await observe(tomas, work)
  expect(answer.pieces.map(({ observer }) => observer?.role ?? null)).toEqual([null, 'mentor'])
  expect((await observe(nadia, work)).error?.code).toBe('not_wanted')
  const { answer: other } = await show(nadia, activity, { rung: 'support' })
  expect((await observe(tomas, other)).error?.code).toBe('not_wanted')
  expect((await askFor(other, kwame)).error?.code).toBe('not_wanted')
})

test('what was seen of a confidential work is for no more people than the work, and for who wrote it', async () => {
  const work = await showIt('mentor')
  expect((await observe(kwame, work)).status).toBe(404)
  await askFor(work, kwame)
  const { answer: seen } = await observe(kwame, work)
  expect([seen.pieces.map(({ now }) => now.confidentiality), seen.held]).toEqual([['mentor'], 1])
  expect((await read(practice.people.fay, activity, work)).answer).toMatchObject({ pieces: [], held: 2 })
  expect((await read(signerOf(work), activity, work)).answer.held).toBe(0)
})

test('an observation is part of what is signed: another name, or another word, is seen', async () => {
  const work = await showIt()
  const { answer: seen } = await observe(kwame, work)
  expect((await sign(signerOf(work), activity, work)).error?.code).toBe('changed_meanwhile')
  await sign(signerOf(seen), activity, seen)
  expect((await observe(kwame, work)).error?.code).toBe('not_wanted')
  const broken = async () =>
    (await practice.people.fay.query<{ broken: number[] }>(activity, 'assignment.checkSignatures')).answer.broken
  expect(await broken()).toEqual([])
  const { database } = practice.house.house
  const put = (from: string, to: string) =>
    database.write((db) =>
      sql`update assignment_pieces set observer = replace(observer, ${from}, ${to}), words = replace(words, ${from}, ${to})`.execute(
        db,
      ),
    )
  for (const [was, is] of [
    ['Kwame', 'Kwami'],
    ['everybody', 'nobody'],
  ] as const) {
    await put(was, is)
    expect(await broken(), is).toEqual([1])
    await put(is, was)
    expect(await broken()).toEqual([])
  }
})

test('a witness without an account writes once what they saw, and sees none of the evidence', async () => {
  const work = await showIt()
  const { secret, hash } = makeLink()
  const input = { work: work.card.id, link: hash, address: 'lucia@shop.example', days: 7 }
  const { answer } = await nadia.command<Observing>(activity, 'assignment.inviteObserver', input)
  expect(answer.links.map(({ address }) => address)).toEqual(['lucia@shop.example'])
  expect((await kwame.command(activity, 'assignment.inviteObserver', input)).error?.code).toBe('not_wanted')
  const guest = new TestGuest(practice.house.url, secret)
  expect(JSON.stringify((await guest.query('read')).answer)).not.toContain('I held the meeting')
  const { answer: picture } = await guest.upload('till.jpg', await takePhotograph({ width: 60, height: 40 }))
  const saw = {
    ...{ name: 'Lucía Ferrer', role: 'Shift lead', words: 'All of it, alone.', when: '2026-04-17' },
    file: picture.id,
  }
  expect((await guest.command('write', saw)).status).toBe(200)
  expect((await guest.command('write', saw)).error?.code).toBe('link_answered')
  const { answer: now } = await read(nadia, activity, work)
  expect(now.pieces.at(-1)).toMatchObject({
    observer: { id: null, name: 'Lucía Ferrer', role: 'Shift lead' },
    now: { words: 'All of it, alone.', when: '2026-04-17', confidentiality: 'signer', file: picture },
  })
  expect(now.steps.at(-1)).toMatchObject({ kind: 'observed', witness: 'Lucía Ferrer, Shift lead' })
  const whoOpens = async (...people: readonly TestPerson[]) =>
    Promise.all(people.map(async (who) => (await openFiles(who, activity, [picture.id])).length))
  expect(await whoOpens(nadia, signerOf(work), kwame)).toEqual([1, 1, 0])
  // What was said in confidence from outside keeps nobody from the talk about the work.
  expect((await read(kwame, activity, work)).answer).toMatchObject({ held: 1, conversation: now.conversation })
})

test('who is erased takes their name along, and what was signed holds', async () => {
  const guest = await practice.house.enrol('Ruth Adeyemi')
  const work = await showIt()
  const file = await practice.bring(guest, activity, 'What I noted')
  const { answer: seen } = await observe(guest, work, { file })
  await sign(signerOf(seen), activity, seen)
  await practice.house.house.database.write((db) => erasePerson(db as never, guest.id))
  await practice.house.house.database.write((db) =>
    db
      .deleteFrom('files')
      .where('id', '=', file as never)
      .execute(),
  )
  const { answer: now } = await read(nadia, activity, work)
  expect(now.pieces.at(-1)?.observer).toEqual({ id: null, name: '', role: '' })
  expect(now.signature?.holds).toBe(true)
})
