import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId, ConversationId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Moment, MomentList, MomentWithPeople, RoomWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let chat: ActivityId
let conversation: ConversationId
let hana: TestPerson
let kwame: TestPerson
let ines: TestPerson
let now = Date.UTC(2026, 10, 21, 16)
const minute = 60_000

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => now })
  hana = await house.enrol('Hana', { role: 'mentor' })
  kwame = await house.enrol('Kwame')
  ines = await house.enrol('Inés')
})
beforeEach(async () => {
  chat = await house.place('chat')
  const { answer } = await kwame.command<RoomWithPeople>(chat, 'chat.openRoom', { key: 'all' })
  conversation = answer.room.talk?.id ?? ('' as ConversationId)
})
afterAll(() => house?.close())

async function open(more: object = {}): Promise<Moment> {
  const asked = { conversation, kind: 'hours', question: 'What hinders you?', lasts: 30, ...more }
  const { answer, error } = await hana.command<MomentWithPeople>(chat, 'chat.openMoment', asked)
  expect(error).toBeUndefined()
  return answer.moment
}

const tell = (person: TestPerson, command: string, input: object) =>
  person.command<MomentWithPeople>(chat, `chat.${command}`, input)

const list = async () => (await ines.query<MomentList>(chat, 'chat.listMoments', { conversation })).answer.moments

test('begins and ends by itself at its times, and folds into what was said during it', async () => {
  const early = await open({ startsAt: now + 10 * minute })
  expect(early).toMatchObject({ begunAt: null, startsAt: now + 10 * minute, endsAt: now + 40 * minute })
  const say = (markdown: string) => kwame.command(chat, 'conversations.send', { conversation, markdown })
  await say('Before')
  now += 10 * minute
  await house.house.schedule.runDue()
  expect(await list()).toMatchObject([{ id: early.id, begunAt: now, endedAt: null, from: 2 }])
  await say('During')
  await say('Still during')
  now += 30 * minute
  await house.house.schedule.runDue()
  await say('After')
  expect(await list()).toMatchObject([{ id: early.id, endedAt: now, from: 2, to: 3, turn: null, hands: [] }])
})

test('is begun late, and once, by a house that was down when its time came', async () => {
  await open({ startsAt: now + minute, lasts: 30 })
  now += 5 * minute
  await house.house.schedule.runDue()
  await house.house.schedule.runDue()
  expect(await list()).toMatchObject([{ begunAt: now, endedAt: null }])
  now += 60 * minute
  await house.house.schedule.runDue()
  expect(await list()).toMatchObject([{ endedAt: now }])
})

test('gives turns fairly: who has had none comes before who has, then who waits longest', async () => {
  const { id: moment } = await open()
  const page = await ines.listen(chat)
  const raise = (person: TestPerson, up = true) => tell(person, 'raiseHand', { moment, up })
  await raise(kwame)
  await raise(ines)
  await raise(kwame)
  expect((await list())[0]?.hands).toEqual([kwame.id, ines.id])
  await tell(hana, 'giveTurn', { moment })
  await raise(kwame)
  expect((await list())[0]).toMatchObject({ turn: kwame.id, hands: [ines.id, kwame.id] })
  await tell(hana, 'giveTurn', { moment })
  await raise(kwame, false)
  const { position } = await tell(hana, 'giveTurn', { moment })
  expect((await list())[0]).toMatchObject({ turn: null, hands: [] })
  await page.hasHeard(position)
  expect(page.events.filter(({ event }) => event === 'chat.momentChanged').length).toBeGreaterThanOrEqual(7)
})

test('passes nobody over when two who lead give the next turn at once', async () => {
  const { id: moment } = await open()
  for (const person of [kwame, ines]) await tell(person, 'raiseHand', { moment, up: true })
  await Promise.all([hana, hana].map((who) => tell(who, 'giveTurn', { moment, after: null })))
  expect((await list())[0]).toMatchObject({ turn: kwame.id, hands: [ines.id] })
  await tell(hana, 'giveTurn', { moment, after: kwame.id })
  expect((await list())[0]).toMatchObject({ turn: ines.id, hands: [] })
})

test('lets who was muted take their hand down, and not put it up', async () => {
  const agnieszka = await house.enrol('Agnieszka', { role: 'facilitator' })
  const zoe = await house.enrol('Zoe')
  const { id: moment } = await open()
  await tell(zoe, 'raiseHand', { moment, up: true })
  const muting = { person: zoe.id, until: now + 60 * minute, reason: 'Cool down' }
  expect((await agnieszka.command(chat, 'moderation.mute', muting)).status).toBe(200)
  expect((await tell(zoe, 'raiseHand', { moment, up: false })).status).toBe(200)
  expect((await list())[0]?.hands).toEqual([])
  expect((await tell(zoe, 'raiseHand', { moment, up: true })).error?.code).toBe('muted')
})

test('is led by who mentors, called off before it begins, and one at a time in a room', async () => {
  const early = await open({ startsAt: now + minute })
  expect((await tell(kwame, 'callOff', { moment: early.id })).error?.code).toBe('not_allowed')
  expect((await tell(hana, 'callOff', { moment: early.id })).status).toBe(200)
  now += 2 * minute
  await house.house.schedule.runDue()
  expect(await list()).toEqual([])
  const { id: moment } = await open()
  const again = { conversation, kind: 'seat', question: '', lasts: 30 }
  expect((await tell(hana, 'openMoment', again)).error?.code).toBe('moment_is_on')
  expect((await tell(kwame, 'openMoment', again)).error?.code).toBe('not_allowed')
  expect((await tell(hana, 'callOff', { moment })).error?.code).toBe('moment_has_begun')
  expect((await tell(kwame, 'giveTurn', { moment })).error?.code).toBe('not_allowed')
  expect((await tell(hana, 'endMoment', { moment })).status).toBe(200)
  expect((await tell(kwame, 'raiseHand', { moment, up: true })).error?.code).toBe('moment_not_on')
  const { answer } = await tell(hana, 'writeNotes', { moment, notes: '  Descale at night.  ' })
  expect(answer.moment.notes).toBe('Descale at night.')
  // Somebody else who leads began before that was there.
  const late = await tell(hana, 'writeNotes', { moment, notes: 'Call twice.', before: '' })
  expect(late.error?.code).toBe('notes_meanwhile')
  const [over] = await list()
  expect(over?.notes).toBe('Descale at night.')
  const notes = `${over?.notes} Call twice.`
  expect((await tell(hana, 'writeNotes', { moment, notes, before: over?.notes })).answer.moment.notes).toBe(notes)
})

test('is nobody’s who cannot read the room', async () => {
  const { answer } = await kwame.command<RoomWithPeople>(chat, 'chat.openDirect', { person: hana.id })
  const apart = answer.room.talk?.id
  const opened = await tell(hana, 'openMoment', { conversation: apart, kind: 'hours', question: '', lasts: 15 })
  const { id: moment } = opened.answer.moment
  expect((await ines.query(chat, 'chat.listMoments', { conversation: apart })).status).toBe(404)
  expect((await tell(ines, 'raiseHand', { moment, up: true })).status).toBe(404)
  expect((await tell(kwame, 'raiseHand', { moment, up: true })).status).toBe(200)
})
