import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Said, Standing as OwnStanding } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import { fetchDownload, openDownload } from '../../../../tests/support/downloads.ts'
import type { TestPage } from '../../../../tests/support/test-page.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Mark, Standing, Thread, ThreadWithPeople, WaitingList } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let ada: TestPerson
let ben: TestPerson
let cleo: TestPerson
let fay: TestPerson
let now = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (now += 1000) })
  ada = await house.enrol('Ada Lovelace')
  ben = await house.enrol('Ben')
  cleo = await house.enrol('Cleo', { role: 'mentor' })
  fay = await house.enrol('Fay', { role: 'facilitator' })
})
beforeEach(async () => {
  const grading = { mode: 'completed', posts: 1, replies: 1, answers: 1 }
  activity = await house.place('discussion', { settings: { anonymity: 'liftable', grading } })
})
afterAll(async () => {
  for (const person of [ada, ben, cleo, fay]) person.leave()
  await house.close()
})

async function tell<T = ThreadWithPeople>(person: TestPerson, command: string, input: object): Promise<T> {
  const { answer, error } = await person.command<T>(activity, command, input)
  if (error) throw new Error(`${command}: ${JSON.stringify(error)}`)
  return answer
}

const start = async (person: TestPerson, kind: Thread['kind'], more: object = { anonymous: true }): Promise<Thread> => {
  const input = { title: `A ${kind} of mine`, markdown: 'I lied to a customer.', kind, ...more }
  return (await tell(person, 'discussion.startThread', input)).thread
}

const say = async ({ talk }: Thread, person: TestPerson, more: object = {}) =>
  (await tell<Said>(person, 'conversations.send', { conversation: talk.id, markdown: 'So did I.', ...more })).message

const mark = (thread: Thread, person: TestPerson, marking: { message: string; mark: Mark; on: boolean }) =>
  tell(person, 'discussion.mark', { thread: thread.id, ...marking })

/** All that somebody else's page asks about the threads, as it arrives. */
async function readEverything(person: TestPerson, threads: readonly Thread[]): Promise<string[]> {
  await house.house.followers.settle()
  const questions: [string, object?][] = [
    ['discussion.listThreads'],
    ['discussion.listWaiting'],
    ['discussion.listWrittenIn'],
    ['discussion.listSimilar', { words: 'A question of mine' }],
    ['search.find', { words: 'lied customer' }],
    ['search.find', { words: 'mine', author: ada.id }],
    ['conversations.countUnread'],
    ['people.readProfile', { person: ben.id }],
    ...threads.flatMap(({ id, talk }): [string, object][] => [
      ['discussion.readThread', { thread: id }],
      ['discussion.readStanding', { thread: id }],
      ['conversations.readMessages', { conversation: talk.id }],
      ['conversations.readMessages', { conversation: talk.id, nested: true }],
    ]),
  ]
  const replies = await Promise.all(questions.map(([query, input]) => person.query(activity, query, input ?? {})))
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
  const taken = await Promise.all(threads.map((thread) => takeAlong(person, thread)))
  return [...replies.map(({ answer }) => JSON.stringify(answer)), ...taken]
}

/** The thread as a file. */
async function takeAlong(person: TestPerson, { id }: Thread): Promise<string> {
  const { answer } = await openDownload(person, activity, 'discussion.thread', { thread: id })
  const { files } = await fetchDownload(house.url, answer.address)
  return [...files].map(([name, content]) => `${name} ${String(content)}`).join('\n')
}

const readLog = () =>
  house.house.database.read(async (db) => [
    ...(await db.selectFrom('events').selectAll().where('activity_id', '=', activity).execute()),
    ...(await db.selectFrom('audit').selectAll().where('activity_id', '=', activity).execute()),
  ])

const named = (texts: readonly string[]) => texts.filter((text) => text.includes(ada.id) || text.includes('Lovelace'))

test('A thread that was started without a name names nobody: in no answer, frame, log or grade, whatever its starter does', async () => {
  const grades = async () => (await fay.query(activity, 'grades.readLedger')).answer
  const pages: TestPage[] = await Promise.all([ben, fay].map((person) => person.listen(activity)))
  const [question, proposal, visit] = [
    await start(ada, 'question'),
    await start(ada, 'proposal'),
    await start(ada, 'visit'),
  ]
  const answer = await say(question, ben)
  await say(question, ada, { anonymous: true, replyTo: answer.id })
  for (const on of [true, false, true]) await mark(question, ada, { message: answer.id, mark: 'answer', on })
  await tell(ada, 'discussion.rename', { thread: question.id, title: 'A question of somebody' })
  await tell(ada, 'discussion.writeMarked', { thread: proposal.id, mark: 'decision', markdown: 'We do it.' })
  await tell(ada, 'discussion.settleMeeting', { thread: visit.id, meeting: { at: now, place: 'Bar Arriaga' } })
  await tell(ada, 'discussion.writeMarked', { thread: visit.id, mark: 'notes', markdown: 'It was the pump.' })
  await tell(ada, 'discussion.changeKind', { thread: visit.id, kind: 'story' })
  await tell(ada, 'discussion.close', { thread: visit.id, closed: true })
  await tell(ada, 'discussion.close', { thread: visit.id, closed: false })
  const { position } = await fay.command(activity, 'discussion.pin', { thread: question.id, pinned: true })
  for (const page of pages) await page.hasHeard(position)
  await house.house.grades.settle()
  const threads = [question, proposal, visit]
  const received = [
    ...pages.flatMap(({ frames }) => frames),
    ...(await readEverything(ben, threads)),
    ...(await readEverything(fay, threads)),
  ]
  expect(received.filter((text) => text.includes('We do it.')).length).toBeGreaterThan(2)
  expect(named(received)).toEqual([])
  expect(named((await readLog()).map((line) => JSON.stringify(line)))).toEqual([])
  // A grade that moves when something is said without a name would tell who said it.
  expect(named([JSON.stringify(await grades())])).toEqual([])
  const { thread, people } = (
    await ben.query<ThreadWithPeople>(activity, 'discussion.readThread', { thread: question.id })
  ).answer
  expect(people.find(({ id }) => id === thread.startedBy)).toMatchObject({ name: '', mask: 1 })
  expect(thread.marked.map(({ by }) => by)).toEqual([thread.startedBy])
})

test('Its starter is known to themselves alone: they keep it, and hear how their question stands', async () => {
  const page = await ada.listen(activity)
  const thread = await start(ada, 'question')
  const { masks } = (await ada.query<OwnStanding>(activity, 'conversations.readStanding')).answer
  expect(masks.map(({ mask }) => mask)).toContain(thread.startedBy)
  const standing = async (person: TestPerson) =>
    (await person.query<Standing | null>(activity, 'discussion.readStanding', { thread: thread.id })).answer
  expect(await standing(ada)).toMatchObject({ thread: thread.id })
  expect(await standing(ben)).toBeNull()
  await expect.poll(() => page.events.map(({ event }) => event)).toContain('discussion.standingChanged')
  const renamed = await ben.command(activity, 'discussion.rename', { thread: thread.id, title: 'Mine now' })
  expect(renamed.error?.code).toBe('not_yours')
})

test('Where somebody stands by name is toward the mask of who started it, also when it is their own', async () => {
  const thread = await start(ada, 'proposal')
  for (const person of [ada, ben]) await tell(person, 'discussion.takeStance', { thread: thread.id, stance: 'for' })
  const lines = await house.house.database.read((db) =>
    db.selectFrom('events').selectAll().where('verb', '=', 'discussion.for').where('object', '=', thread.id).execute(),
  )
  expect(lines.map(({ actor_id, toward }) => [actor_id, JSON.parse(toward)])).toEqual([
    [ada.id, [thread.startedBy]],
    [ben.id, [thread.startedBy]],
  ])
})

test('A question without a name is never offered to who asked it, however much they know', async () => {
  const knows = { work: '', place: '', seeks: '', offers: 'Customers, lies, pressure' }
  for (const person of [ada, ben]) await tell(person, 'people.saveProfile', knows)
  const thread = await start(ada, 'question')
  await tell(ben, 'discussion.passOn', { thread: thread.id })
  const { answer } = await ada.query<WaitingList>(activity, 'discussion.listWaiting')
  expect(answer.waiting).toEqual([])
})

test('A mentor cannot stand behind their own answer by having given it without a name', async () => {
  const thread = await start(ben, 'question', {})
  const { id } = await say(thread, cleo, { anonymous: true })
  const marked = await cleo.command(activity, 'discussion.mark', {
    thread: thread.id,
    message: id,
    mark: 'answer',
    on: true,
  })
  expect(marked.error?.code).toBe('not_yours')
})

test('Where the designer does not allow it, no thread is started without a name, and nothing of it is kept', async () => {
  activity = await house.place('discussion')
  const input = { title: 'Who, me?', markdown: 'No.', anonymous: true }
  const { error } = await ada.command(activity, 'discussion.startThread', input)
  expect(error?.code).toBe('no_anonymity')
  expect(JSON.stringify((await fay.query(activity, 'discussion.listThreads')).answer)).not.toContain('Who, me?')
})
