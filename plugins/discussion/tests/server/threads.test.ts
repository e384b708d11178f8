import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Message } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { openFiles, upload } from '../../../../tests/support/uploads.ts'
import type { ThreadList, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let tomas: TestPerson
let clock = Date.parse('2026-04-20T19:14:00Z')

beforeAll(async () => {
  // Each thing happens a second after the one before, so that no order depends on chance.
  house = await startTestApp({ plugins: [plugin], now: () => (clock += 1000) })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  tomas = await house.enrol('Tomás Echeverri', { role: 'facilitator' })
})
afterAll(() => house.close())

const inNewPlace = async (settings = {}) => (activity = await house.place('discussion', { settings }))

async function start(person: TestPerson, title: string, markdown = 'What would you look at first?') {
  const { answer } = await person.command<ThreadWithPeople>(activity, 'discussion.startThread', { title, markdown })
  return answer.thread
}

const list = async (input = {}) => (await ines.query<ThreadList>(activity, 'discussion.listThreads', input)).answer
const titles = async (input = {}) => (await list(input)).threads.map(({ title }) => title)

test('a thread begins with its first message, under a title without spaces round it', async () => {
  await inNewPlace()
  const thread = await start(kwame, '  Pressure drops\n only in the mornings  ', 'Where do *I* start?')
  expect(thread).toMatchObject({
    title: 'Pressure drops only in the mornings',
    startedBy: kwame.id,
    pinned: false,
    talk: { count: 1, authors: [kwame.id], lastMessage: { author: kwame.id, excerpt: 'Where do I start?' } },
  })
  const { people } = await list()
  expect(people.map(({ name }) => name)).toEqual(['Kwame Boateng'])
})

test('a thread may begin with files, and then needs no words; the files are for whom the thread is for', async () => {
  await inNewPlace()
  const bring = async (name: string) =>
    (await upload(house.url, { person: kwame, activity }, { name, content: name })).answer.id
  const files = [await bring('checklist.txt'), await bring('drawing.txt')]
  const input = { title: 'Checklist', markdown: '', kind: 'reuse', files }
  const { answer } = await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)
  expect(answer.thread.talk.lastMessage?.excerpt).toBe('checklist.txt')
  expect((await openFiles(ines, activity, files)).map(({ file }) => file)).toEqual(files)
  expect((await ines.command(activity, 'discussion.startThread', input)).error?.code).toBe('file_not_yours')
})

test('a thread without a title is refused, and nothing of it is kept', async () => {
  await inNewPlace()
  for (const title of ['', '   \n', 'x'.repeat(201)]) {
    const { status, error } = await kwame.command(activity, 'discussion.startThread', { title, markdown: 'Words' })
    expect([status, error?.path]).toEqual([400, '/title'])
  }
  const { status, error } = await kwame.command(activity, 'discussion.startThread', { title: 'Empty', markdown: '  ' })
  expect([status, error?.code]).toEqual([422, 'message_empty'])
  expect(await titles()).toEqual([])
})

test('the thread somebody wrote in last comes first, and pinned ones before all others', async () => {
  await inNewPlace()
  const morning = await start(kwame, 'Mornings')
  const rules = await start(tomas, 'How we talk here')
  await start(ines, 'Bakery')
  await ines.command(activity, 'conversations.send', { conversation: morning.talk.id, markdown: 'Look at the water.' })
  await tomas.command(activity, 'discussion.pin', { thread: rules.id, pinned: true })
  expect(await titles()).toEqual(['How we talk here', 'Mornings', 'Bakery'])
  await tomas.command(activity, 'discussion.pin', { thread: rules.id, pinned: false })
  expect(await titles()).toEqual(['Mornings', 'Bakery', 'How we talk here'])
})

test('a long list begins with the newest threads and every pinned one, and says that there are more', async () => {
  await inNewPlace()
  const oldest = await start(tomas, 'First')
  await start(ines, 'Second')
  await start(ines, 'Third')
  await tomas.command(activity, 'discussion.pin', { thread: oldest.id, pinned: true })
  expect(await titles({ limit: 1 })).toEqual(['First', 'Third'])
  expect((await list({ limit: 1 })).more).toBe(true)
  expect((await list({ limit: 3 })).more).toBe(false)
})

test('whoever started a thread may rename, close and open it; so may who leads the course; nobody else', async () => {
  await inNewPlace()
  const thread = await start(kwame, 'Mornings')
  for (const [command, change] of [
    ['rename', { title: 'Another' }],
    ['close', { closed: true }],
  ] as const) {
    const input = { thread: thread.id, ...change }
    const refused = await ines.command(activity, `discussion.${command}`, input)
    expect([refused.status, refused.error?.code]).toEqual([403, 'not_yours'])
    for (const person of [kwame, tomas])
      expect((await person.command(activity, `discussion.${command}`, input)).status).toBe(200)
  }
  const pinned = await kwame.command(activity, 'discussion.pin', { thread: thread.id, pinned: true })
  expect([pinned.status, pinned.error?.code]).toEqual([403, 'not_allowed'])
})

test('a closed thread stays readable and takes no new message until it is open again', async () => {
  await inNewPlace()
  const thread = await start(kwame, 'Mornings')
  const answer = { conversation: thread.talk.id, markdown: 'Look at the water.' }
  await kwame.command(activity, 'discussion.close', { thread: thread.id, closed: true })
  expect((await list()).threads[0]?.talk.closed).toBe(true)
  const refused = await ines.command(activity, 'conversations.send', answer)
  expect([refused.status, refused.error?.code]).toEqual([409, 'conversation_closed'])
  await tomas.command(activity, 'discussion.close', { thread: thread.id, closed: false })
  expect((await ines.command<{ message: Message }>(activity, 'conversations.send', answer)).status).toBe(200)
})

test('where only those who lead start threads, others are refused, and answer all the same', async () => {
  await inNewPlace({ whoStarts: 'facilitators' })
  const input = { title: 'Mornings', markdown: 'Where do I start?' }
  const refused = await kwame.command(activity, 'discussion.startThread', input)
  expect([refused.status, refused.error?.code]).toEqual([403, 'facilitators_start'])
  const thread = await start(tomas, 'Mornings')
  const answer = { conversation: thread.talk.id, markdown: 'Look at the water.' }
  expect((await kwame.command(activity, 'conversations.send', answer)).status).toBe(200)
})

test('a thread of another activity of the same people is not there', async () => {
  await inNewPlace()
  const thread = await start(kwame, 'Mornings')
  await inNewPlace()
  const read = await kwame.query(activity, 'discussion.readThread', { thread: thread.id })
  const renamed = await kwame.command(activity, 'discussion.rename', { thread: thread.id, title: 'Taken' })
  const pinned = await tomas.command(activity, 'discussion.pin', { thread: thread.id, pinned: true })
  for (const { status, error } of [read, renamed, pinned]) expect([status, error?.code]).toEqual([404, 'not_found'])
  expect(await titles()).toEqual([])
})
