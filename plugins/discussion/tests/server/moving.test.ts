import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Message, Moved, Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPage } from '../../../../tests/support/test-page.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Thread, ThreadList, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let nadia: TestPerson
let tomas: TestPerson
let clock = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (clock += 1000) })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  nadia = await house.enrol('Nadia Rahal')
  tomas = await house.enrol('Tomás Echeverri', { role: 'facilitator' })
})
afterAll(() => house.close())

const inNewPlace = async (settings = {}) => (activity = await house.place('discussion', { settings }))

async function start(person: TestPerson, title: string, kind = 'talk'): Promise<Thread> {
  const input = { title, markdown: 'What would you look at first?', kind }
  return (await person.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

async function say(person: TestPerson, { talk }: Thread, markdown: string, more = {}): Promise<Message> {
  const input = { conversation: talk.id, markdown, ...more }
  return (await person.command<Said>(activity, 'conversations.send', input)).answer.message
}

const split = (person: TestPerson, { id: thread }: Thread, message: Message, title = 'The bakery') =>
  person.command<ThreadWithPeople>(activity, 'discussion.splitThread', { thread, message: message.id, title })
const move = (person: TestPerson, { id: thread }: Thread, message: Message, to: Thread) =>
  person.command<ThreadWithPeople>(activity, 'discussion.moveMessage', { thread, message: message.id, to: to.id })
const read = async (person: TestPerson, { id: thread }: Thread) =>
  (await person.query<ThreadWithPeople>(activity, 'discussion.readThread', { thread })).answer.thread
const movedOn = (page: TestPage) =>
  page.events.filter(({ event }) => event === 'conversations.messagesMoved').map(({ data }) => data as Moved)

test('what is split off is a thread of whoever wrote it, and what is left says the way there', async () => {
  await inNewPlace()
  const thread = await start(kwame, 'Pressure drops')
  const bakery = await say(ines, thread, 'The bakery opens at six.')
  await say(nadia, thread, 'They close on Mondays.', { replyTo: bakery.id })
  const { answer } = await split(tomas, thread, bakery, '  The   bakery ')
  expect(answer.thread).toMatchObject({ title: 'The bakery', startedBy: ines.id, kind: 'talk', talk: { count: 2 } })
  expect((await read(nadia, thread)).talk.count).toBe(1)
  const { answer: list } = await nadia.query<ThreadList>(activity, 'discussion.listThreads')
  expect(list.threads.map(({ title }) => title)).toEqual(['The bakery', 'Pressure drops'])
  const named = { messages: [bakery.id] }
  const { answer: there } = await nadia.query<{ messages: Message[] }>(activity, 'conversations.listMessages', named)
  expect(there.messages).toMatchObject([{ conversation: answer.thread.talk.id, seq: 1 }])
  const { answer: here } = await nadia.query<{ messages: Message[] }>(activity, 'conversations.readMessages', {
    conversation: thread.talk.id,
  })
  expect(here.messages[1]?.moved).toMatchObject({ path: `thread/${answer.thread.id}`, message: bakery.id })
})

test('only who leads the course moves anything, never the first message, and never from elsewhere', async () => {
  await inNewPlace()
  const [one, other] = [await start(kwame, 'One'), await start(kwame, 'Other')]
  const said = await say(ines, one, 'Look at the street.')
  expect((await split(kwame, one, said)).error?.code).toBe('not_allowed')
  expect((await move(kwame, one, said, other)).error?.code).toBe('not_allowed')
  expect((await move(tomas, other, said, one)).status).toBe(404)
  const opening = { ...said, id: (await readAll(kwame, one))[0]?.id ?? said.id }
  expect((await split(tomas, one, opening)).error?.code).toBe('opening_stays')
  expect((await move(tomas, one, said, other)).answer.thread).toMatchObject({ id: other.id, talk: { count: 2 } })
  const { answer: audit } = await tomas.query<{ entries: { deed: string }[] }>(activity, 'moderation.listAudit', {})
  expect(JSON.stringify(audit)).toContain('moved')
})

const readAll = async (person: TestPerson, { talk }: Thread) =>
  (
    await person.query<{ messages: Message[] }>(activity, 'conversations.readMessages', {
      conversation: talk.id,
    })
  ).answer.messages

test('an answer that is moved away answers nothing any more', async () => {
  await inNewPlace()
  const question = await start(kwame, 'Where do I start?', 'question')
  const answer = await say(ines, question, 'The street.')
  const input = { thread: question.id, message: answer.id, mark: 'answer', on: true }
  await kwame.command(activity, 'discussion.mark', input)
  await split(tomas, question, answer, 'The street')
  expect((await read(kwame, question)).marked).toEqual([])
  await move(tomas, await newest(), await say(nadia, await newest(), 'It is.'), question)
  expect((await read(kwame, question)).marked).toEqual([])
})

const newest = async () => {
  const [thread] = (await tomas.query<ThreadList>(activity, 'discussion.listThreads')).answer.threads
  if (!thread) throw new Error('There is no thread.')
  return thread
}

test('where one speaks first, each hears of what moved as much as they see', async () => {
  await inNewPlace({ postFirst: true })
  const [from, to] = [await start(kwame, 'From'), await start(kwame, 'To')]
  const secret = await say(ines, from, 'It was the street.')
  await say(ines, to, 'I was here.')
  await say(kwame, from, 'Really?', { replyTo: secret.id })
  const pages = { ines: await ines.listen(activity), nadia: await nadia.listen(activity) }
  const agata = await house.enrol('Agata Nowak')
  await say(agata, from, 'I think so, too.')
  const there = await agata.listen(activity)
  const { position } = await move(tomas, from, secret, to)
  for (const page of [...Object.values(pages), there]) await page.hasHeard(position)

  expect(movedOn(pages.ines)).toMatchObject([{ messages: [{ seq: 3 }, { seq: 4 }], places: [{ seq: 2 }, { seq: 3 }] }])
  // Who has yet to speak in both sees neither what moved nor that there was anything.
  expect(movedOn(pages.nadia)).toEqual([])
  expect(JSON.stringify(pages.nadia.events)).not.toContain('street')
  // Who spoke where it was sees that it is gone, and not what is said where it is.
  expect(movedOn(there)).toMatchObject([{ messages: [], places: [{ seq: 2, gone: 'moved' }, { seq: 3 }] }])
  expect((await readAll(agata, from)).map(({ gone }) => gone)).toEqual([null, 'moved', 'moved', null])
  expect(await readAll(agata, to)).toHaveLength(1)
  for (const person of [kwame, agata]) person.leave()
})

test('who wrote without a name is somebody else in the new thread, and is not named as who started it', async () => {
  await inNewPlace({ anonymity: 'sealed' })
  const thread = await start(kwame, 'What nobody says')
  const said = await say(ines, thread, 'I am afraid of the boiler.', { anonymous: true })
  const { answer } = await split(tomas, thread, said, 'The boiler')
  expect(answer.thread.startedBy).not.toBe(said.author)
  expect(JSON.stringify(answer)).not.toContain(ines.id)
  expect(answer.people.find(({ id }) => id === answer.thread.startedBy)).toMatchObject({ name: '', mask: 1 })
})

test('what one may take back is known on every device of who moved it, for a minute, and to nobody else', async () => {
  await inNewPlace()
  const lead = await house.enrol('Agnieszka Nowak', { role: 'facilitator' })
  const [one, other] = [await start(kwame, 'One'), await start(kwame, 'Other')]
  const said = await say(ines, one, 'Look at the street.')
  const device = await tomas.listen(activity)
  const elsewhere = await lead.listen(activity)
  const { position } = await move(tomas, one, said, other)
  const list = async (person: TestPerson) => (await person.query(activity, 'discussion.listMoves')).answer
  const moves = [{ message: said.id, from: one.id, to: other.id, movedAt: expect.any(Number) as number }]
  expect(await list(tomas)).toEqual(moves)
  expect(await list(lead)).toEqual([])
  await device.hasHeard(position)
  const told = (page: TestPage) => page.events.filter(({ event }) => event === 'discussion.movesChanged')
  expect(told(device).map(({ data }) => data)).toEqual([moves])
  expect((await lead.command(activity, 'discussion.moveBack', { message: said.id })).error?.code).toBe('too_late')
  await tomas.command(activity, 'discussion.moveBack', { message: said.id })
  expect(await list(tomas)).toEqual([])
  expect(told(elsewhere)).toEqual([])
})

test('a split is taken back for a minute: all stands where it stood, marks as well, and the thread is no more', async () => {
  await inNewPlace()
  const thread = await start(kwame, 'Pressure drops', 'question')
  const advice = await say(ines, thread, 'Look at the street.')
  await say(nadia, thread, 'Thank you.', { replyTo: advice.id })
  const mark = { thread: thread.id, message: advice.id, mark: 'answer', on: true }
  await kwame.command(activity, 'discussion.mark', mark)
  const [before, said] = [await read(nadia, thread), await readAll(nadia, thread)]
  const { answer: made } = await split(tomas, thread, advice, 'Quillwort')
  expect((await read(nadia, thread)).marked).toEqual([])
  const page = await nadia.listen(activity)
  const back = await tomas.command<ThreadWithPeople>(activity, 'discussion.moveBack', { message: advice.id })
  expect(back.error).toBeUndefined()
  expect(await readAll(nadia, thread)).toEqual(said)
  expect((await read(nadia, thread)).marked).toEqual(before.marked)
  const { answer: list } = await nadia.query<ThreadList>(activity, 'discussion.listThreads')
  expect(list.threads.map(({ title }) => title)).toEqual(['Pressure drops'])
  await page.hasHeard(back.position)
  expect(page.events.filter(({ event }) => event === 'discussion.threadGone').map(({ data }) => data)).toEqual([
    { thread: made.thread.id },
  ])
  const { answer: found } = await nadia.query<{ titles: unknown[] }>(activity, 'search.find', { words: 'Quillwort' })
  expect(found.titles).toEqual([])
  page.close()

  await split(tomas, thread, advice, 'Quillwort')
  clock += 61_000
  const late = await tomas.command(activity, 'discussion.moveBack', { message: advice.id })
  expect(late.error?.code).toBe('too_late')
})
