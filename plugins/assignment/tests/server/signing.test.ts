import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Ladder, WaitingList, Work } from '../../contract.ts'
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
  activity = await practice.place()
})
afterAll(() => practice.close())

const ladder = async (person: TestPerson) => (await person.query<Ladder>(activity, 'assignment.readLadder')).answer
const states = async (person: TestPerson) => (await ladder(person)).standings.map(({ state }) => state)
const signerOf = ({ card }: Work) => [tomas, ines, fay, kwame, nadia].find(({ id }) => id === card.signer)
const otherMentor = (person: TestPerson | undefined) => (person === tomas ? ines : tomas)

/** Shows on a step that a mentor signs, as something known already, so that no step before is in the way. */
async function showToMentor(more: object = {}): Promise<{ work: Work; mentor: TestPerson }> {
  const { answer: work } = await show(nadia, activity, { rung: 'assist', already: true, ...more })
  return { work, mentor: signerOf(work) ?? fay }
}

test('an untouched ladder has five steps, is climbed in order, and the first is signed by oneself', async () => {
  expect(await states(nadia)).toEqual(['open', 'later', 'later', 'later', 'later'])
  const early = await show(nadia, activity, { rung: 'alone' })
  expect([early.status, early.error?.code]).toEqual([409, 'rung_later'])
  const { answer: seen } = await show(nadia, activity, {})
  expect(seen.card.signer).toBe(nadia.id)
  expect(await states(nadia)).toEqual(['waiting', 'open', 'later', 'later', 'later'])
  expect((await sign(nadia, activity, seen)).answer.card.status).toBe('signed')
  expect(await states(nadia)).toEqual(['signed', 'open', 'later', 'later', 'later'])
})

test('what somebody does already takes the steps below it along, once it is signed', async () => {
  const { work, mentor } = await showToMentor({ rung: 'alone' })
  expect(await states(nadia)).toEqual(['open', 'later', 'later', 'waiting', 'later'])
  expect((await sign(nadia, activity, work)).error?.code).toBe('not_yours_to_sign')
  await sign(mentor, activity, work)
  expect(await states(nadia)).toEqual(['recognised', 'recognised', 'recognised', 'signed', 'open'])
  expect((await show(nadia, activity, { rung: 'watch' })).error?.code).toBe('rung_reached')
})

test('the longest wait comes first, and another learner finds nothing in it', async () => {
  const { work, mentor } = await showToMentor()
  await show(nadia, activity, { rung: 'support', already: true })
  const waiting = (await mentor.query<WaitingList>(activity, 'assignment.listWaiting')).answer
  expect(waiting.mine.map(({ rung }) => rung)).toEqual(['assist', 'support'])
  expect(waiting.mine[0]?.id).toBe(work.card.id)
  expect((await kwame.query<WaitingList>(activity, 'assignment.listWaiting')).answer.mine).toEqual([])
})

test('what came back is shown again to who asked for more, with the reason in between', async () => {
  const { work, mentor } = await showToMentor()
  const back = { work: work.card.id, reason: 'And the gauge after?' }
  expect((await mentor.command<Work>(activity, 'assignment.giveBack', back)).answer.card.status).toBe('returned')
  expect((await states(nadia))[1]).toBe('again')
  const added = { work: work.card.id, piece: piece({ words: 'After: 9 bar.' }) }
  await nadia.command(activity, 'assignment.addPiece', added)
  const { answer } = await nadia.command<Work>(activity, 'assignment.showAgain', { work: work.card.id })
  expect([answer.card.signer, answer.card.status, answer.version]).toEqual([mentor.id, 'waiting', 2])
  expect(answer.steps.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['shown', ''],
    ['returned', 'And the gauge after?'],
    ['shownAgain', ''],
  ])
  // Whoever still looks at the evidence from before looks again first.
  expect((await sign(mentor, activity, work)).error?.code).toBe('changed_meanwhile')
  expect((await sign(mentor, activity, answer)).status).toBe(200)
})

test('of two who sign at once, one signs, and the other is told who did', async () => {
  const { work, mentor } = await showToMentor()
  const other = otherMentor(mentor)
  await mentor.command(activity, 'assignment.passOn', { work: work.card.id })
  const now = (await read(nadia, activity, work)).answer
  expect([now.card.signer, now.card.because]).toEqual([other.id, 'notMine'])
  const replies = await Promise.all([sign(mentor, activity, now), sign(other, activity, now)])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const refused = replies.find(({ status }) => status === 409)
  const { answer: signed } = await read(nadia, activity, work)
  expect(refused?.error).toMatchObject({ code: 'already_signed' })
  expect(refused?.error?.message).toContain(signed.signature?.by?.name)
})

test('what waits too long goes to another mentor and then to who leads, and the learner sees why', async () => {
  const { work, mentor } = await showToMentor()
  await practice.wait(2 * day)
  expect((await read(nadia, activity, work)).answer.card.signer).toBe(mentor.id)
  await practice.wait(day)
  const late = (await read(nadia, activity, work)).answer
  expect([late.card.signer, late.card.because]).toEqual([otherMentor(mentor).id, 'late'])
  for (let n = 0; n < 4; n += 1) await practice.wait(day)
  expect((await read(nadia, activity, work)).answer.card.signer).toBe(fay.id)
  for (let n = 0; n < 4; n += 1) await practice.wait(day)
  expect((await read(nadia, activity, work)).answer.card.signer).not.toBe(fay.id)
})

test('a signed work is locked, and opened again only by who signed it or leads, with a reason', async () => {
  const { work, mentor } = await showToMentor()
  await sign(mentor, activity, work)
  const more = { work: work.card.id, piece: piece({ words: 'One more' }) }
  expect((await nadia.command(activity, 'assignment.addPiece', more)).error?.code).toBe('locked')
  const reopen = { work: work.card.id, reason: 'The wrong machine.' }
  expect((await nadia.command(activity, 'assignment.reopen', reopen)).error?.code).toBe('not_yours_to_open')
  expect((await fay.command(activity, 'assignment.reopen', reopen)).status).toBe(200)
  const { answer } = await read(nadia, activity, work)
  expect(answer.steps.at(-1)).toMatchObject({ kind: 'reopened', by: fay.id, reason: 'The wrong machine.' })
  expect((await nadia.command(activity, 'assignment.addPiece', more)).status).toBe(200)
})

test('signed versions stay with the criteria they were signed by, and two designers do not overwrite each other', async () => {
  const { work, mentor } = await showToMentor()
  await sign(mentor, activity, work)
  const rungs = defaultLadder.map((rung) => ({ ...rung, criteria: [{ id: 'new', text: 'Another', levels: [] }] }))
  const save = (person: TestPerson) => person.command(activity, 'assignment.saveLadder', { version: 0, rungs })
  expect((await save(owen)).status).toBe(200)
  expect((await save(fay)).error?.code).toBe('ladder_changed')
  const { answer } = await read(nadia, activity, work)
  expect(answer.rung.criteria.map(({ id }) => id)).toEqual(['part'])
  expect(answer.signature?.holds).toBe(true)
  expect((await ladder(nadia)).rungs[1]?.criteria.map(({ id }) => id)).toEqual(['new'])
})

test('a row of a rubric without a mark is asked for before anybody signs', async () => {
  const levels = ['Not yet', 'With help', 'Alone']
  const rungs = defaultLadder.map((rung) => ({ ...rung, criteria: [{ id: 'how', text: 'How', levels }] }))
  await owen.command(activity, 'assignment.saveLadder', { version: 0, rungs })
  const { work, mentor } = await showToMentor()
  expect((await sign(mentor, activity, work)).error).toMatchObject({ code: 'criteria_missing', path: '/marks' })
  const signed = await sign(mentor, activity, work, [{ criterion: 'how', level: 1 }])
  expect(signed.answer.signature?.marks).toEqual([{ criterion: 'how', level: 1 }])
})
