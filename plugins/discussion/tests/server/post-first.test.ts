import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Message, Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Thread, ThreadList, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let nadia: TestPerson
let tomas: TestPerson
let now = Date.parse('2026-04-20T10:00:00Z')

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin], now: () => (now += 1000) })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  nadia = await house.enrol('Nadia Rahal')
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
})
afterAll(async () => {
  for (const person of [kwame, ines, nadia, tomas]) person.leave()
  await house.close()
})

const secret = 'The street, not the machine.'

async function start(settings: object, kind = 'question'): Promise<Thread> {
  activity = await house.place('discussion', { settings })
  const input = { title: 'Pressure drops', markdown: 'Where do I start?', kind }
  return (await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

const send = (person: TestPerson, { talk }: Thread, markdown: string) =>
  person.command<Said>(activity, 'conversations.send', { conversation: talk.id, markdown })

const readTalk = async (person: TestPerson, { talk }: Thread) =>
  (
    await person.query<{ messages: Message[]; later: boolean }>(activity, 'conversations.readMessages', {
      conversation: talk.id,
    })
  ).answer

/** Everything that a person can find out of a thread, as text. */
async function findOut(person: TestPerson, thread: Thread, messages: readonly string[]): Promise<string> {
  await house.house.followers.settle()
  const ask = async (name: string, input: object) => JSON.stringify((await person.query(activity, name, input)).answer)
  const around = { conversation: thread.talk.id, around: 2 }
  return [
    await ask('conversations.readMessages', { conversation: thread.talk.id }),
    await ask('conversations.readMessages', around),
    await ask('conversations.readMessages', { conversation: thread.talk.id, after: 1, nested: true }),
    await ask('conversations.listMessages', { messages }),
    await ask('conversations.listRevisions', { message: messages[0] }),
    await ask('search.find', { words: 'street machine' }),
    await ask('search.find', { words: '', author: ines.id }),
    await ask('discussion.listThreads', {}),
    await ask('discussion.readThread', { thread: thread.id }),
  ].join('\n')
}

test('what others said shows once one has said something oneself, and in no way before', async () => {
  const thread = await start({ postFirst: true })
  const page = await nadia.listen(activity)
  const { answer } = await send(ines, thread, secret)
  await kwame.command(activity, 'discussion.mark', {
    thread: thread.id,
    message: answer.message.id,
    mark: 'answer',
    on: true,
  })
  await tomas.command(activity, 'conversations.react', { message: answer.message.id, reaction: 'helped', on: true })

  const before = await findOut(nadia, thread, [answer.message.id])
  // Whom one looked for is told back; what they said is not.
  for (const trace of [secret, answer.message.id, 'street']) expect(before).not.toContain(trace)
  expect(await findOut(ines, thread, [answer.message.id])).toContain('street')
  expect(before).toContain('Where do I start?')
  const reply = { conversation: thread.talk.id, markdown: 'I agree.', replyTo: answer.message.id }
  expect((await nadia.command(activity, 'conversations.send', reply)).status).toBe(404)
  const react = { message: answer.message.id, reaction: 'same', on: true }
  expect((await nadia.command(activity, 'conversations.react', react)).status).toBe(404)

  const own = await send(nadia, thread, 'I would look at the pump.')
  expect(own.answer.conversation).toMatchObject({ count: 3, lastSeq: 3 })
  await page.hasHeard(own.position)
  expect(JSON.stringify(page.events.slice(0, -2))).not.toContain(secret)
  expect((await readTalk(nadia, thread)).messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect((await send(ines, thread, 'Then look at the street.')).status).toBe(200)
  await expect.poll(() => JSON.stringify(page.events)).toContain('Then look at the street.')
})

test('those who mentor, lead or only watch see everything at once, and so do those who spoke', async () => {
  const thread = await start({ postFirst: true })
  await send(ines, thread, secret)
  const observer = await house.enrol('Who only watches', { role: 'observer' })
  for (const person of [kwame, ines, tomas, observer]) expect((await readTalk(person, thread)).messages).toHaveLength(2)
  const { answer } = await nadia.query<ThreadList>(activity, 'discussion.listThreads')
  expect(answer.threads[0]?.talk).toMatchObject({ count: 1, lastSeq: 1, locked: true, authors: [kwame.id] })
  await send(tomas, thread, 'Measure at seven.')
  expect((await readTalk(tomas, thread)).messages).toHaveLength(3)
})

test('who has not said anything takes no stance yet, and sees nobody’s', async () => {
  const thread = await start({ postFirst: true }, 'proposal')
  const stand = (person: TestPerson) =>
    person.command<ThreadWithPeople>(activity, 'discussion.takeStance', { thread: thread.id, stance: 'for' })
  expect((await stand(nadia)).error?.code).toBe('post_first')
  await stand(kwame)
  const read = async () =>
    (await nadia.query<ThreadWithPeople>(activity, 'discussion.readThread', { thread: thread.id })).answer.thread
  expect((await read()).stances).toEqual([])
  await send(nadia, thread, 'I am not sure.')
  expect((await read()).stances).toHaveLength(1)
})

test('after the date one neither begins nor answers any more; who leads the course does', async () => {
  const past = new Date(now - 60_000).toISOString()
  const future = new Date(now + 3_600_000).toISOString()
  const agnieszka = await house.enrol('Agnieszka Nowak', { role: 'facilitator' })
  const dates = { firstDue: '', firstCloses: future, repliesDue: '', repliesClose: future }
  const thread = await start({ dates })
  expect((await send(ines, thread, 'In time.')).status).toBe(200)
  const setUp = (changed: object) =>
    agnieszka.command(activity, 'activity.setUp', {
      plugin: 'discussion',
      title: 'First visits',
      settings: { dates: { ...dates, ...changed } },
    })
  expect((await setUp({ firstCloses: past })).error).toBeUndefined()
  expect((await send(nadia, thread, 'Too late.')).error?.code).toBe('first_post_closed')
  expect((await send(ines, thread, 'I began in time.')).status).toBe(200)
  await setUp({ firstCloses: past, repliesClose: past })
  expect((await send(ines, thread, 'Too late.')).error?.code).toBe('replies_closed')
  expect((await send(agnieszka, thread, 'Thank you all.')).status).toBe(200)
})
