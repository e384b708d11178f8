import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId, ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message, Said } from '../../../plugins/api/conversations.ts'
import { createActivity } from '../../../server/activities/activities.ts'
import { plugin as poll } from '../../plugins/poll/server/index.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let people: TestPerson[]
let leader: TestPerson

beforeAll(async () => {
  talk = await startTalk({ plugins: [roomPlugin, poll] })
  people = await Promise.all(Array.from({ length: 10 }, (_, number) => talk.enrol(`Person ${number}`)))
  leader = await talk.enrol('Leader', 'facilitator')
})
afterAll(() => talk.close())

const react = (person: TestPerson, message: MessageId) =>
  person.command<Said>(talk.activity, 'conversations.react', { message, reaction: 'thanks', on: true })

test('What pages heard last is what the server has, when many write, react, edit and remove at once', async () => {
  const page = await leader.listen(talk.activity)
  const [author] = people
  if (!author) throw new Error('Nobody is here.')
  const { id: message } = await talk.say(author, 'First')
  const replies = await Promise.all([
    ...people.map((person) => react(person, message)),
    ...people.map((person) => talk.send(person, 'Me too')),
    author.command<Said>(talk.activity, 'conversations.edit', { message, markdown: 'Second', revision: 1 }),
    leader.command<Said>(talk.activity, 'conversations.remove', { message, reason: 'Not here' }),
  ])
  const room = `${talk.activity}/course`
  await page.hasHeard({ [room]: Math.max(...replies.map(({ position }) => position?.[room] ?? 0)) })
  const heard = page.events.map(({ data }) => data as Said)
  const { answer } = await leader.query<{ messages: Message[]; conversation: Said['conversation'] }>(
    talk.activity,
    'conversations.readMessages',
    { conversation: talk.conversation },
  )
  expect(heard.findLast((said) => said.message.id === message)?.message).toEqual(answer.messages[0])
  expect(heard.at(-1)?.conversation).toEqual(answer.conversation)
})

test('Everybody who reacts at once is there', async () => {
  const { id } = await talk.say(leader, 'Who is with me?')
  const replies = await Promise.all(people.map((person) => react(person, id)))
  const counts = replies.map(({ answer }) => answer.message.reactions[0]?.people.length)
  expect(counts.toSorted((a, b) => Number(a) - Number(b))).toEqual(people.map((_, index) => index + 1))
})

test('Nothing is said in a conversation after it was closed', async () => {
  const { answer: conversation } = await leader.command<ConversationId>(talk.activity, 'room.open')
  const writing = people.map((person) =>
    person.command<Said>(talk.activity, 'conversations.send', { conversation, markdown: 'Wait' }),
  )
  const closing = leader.command(talk.activity, 'room.close', { conversation, closed: true })
  const room = `${talk.activity}/course`
  const closedAt = (await closing).position[room] ?? 0
  const said = (await Promise.all(writing)).filter(({ status }) => status === 200)
  expect(said.filter(({ position }) => (position[room] ?? 0) > closedAt)).toEqual([])
})

test('A retry that comes while the first attempt is under way gets its answer, and nothing is said twice', async () => {
  const tries = await Promise.all(people.map(() => talk.send(leader, 'Once', { key: 'the-same-attempt' })))
  expect(new Set(tries.map(({ answer }) => answer.message.id)).size).toBe(1)
})

test('A retry that comes when it would be refused by now gets the answer of the first', async () => {
  const { answer: conversation } = await leader.command<ConversationId>(talk.activity, 'room.open')
  const again = () =>
    leader.command<Said>(
      talk.activity,
      'conversations.send',
      { conversation, markdown: 'Before the end' },
      { 'idempotency-key': 'before-the-end' },
    )
  const first = await again()
  await leader.command(talk.activity, 'room.close', { conversation, closed: true })
  expect(await again()).toMatchObject({ status: 200, answer: first.answer, position: first.position })
})

test('What everybody was told is not kept a second time for a retry; what only the asker is answered is kept', async () => {
  const keep = (name: string, input: object) =>
    leader.command(talk.activity, name, input, { 'idempotency-key': `kept-for-${name}` })
  await keep('conversations.send', { conversation: talk.conversation, markdown: 'Told to everybody' })
  const opened = await keep('room.open', {})
  expect(await keep('room.open', {})).toEqual(opened)
  const rows = await talk.house.house.database.read((db) =>
    db.selectFrom('answered_commands').select('answer').where('key', 'like', '%kept-for-%').execute(),
  )
  const answers = rows.map(({ answer }) => answer)
  expect(answers.filter((answer) => answer.includes('Told to everybody'))).toEqual([])
  expect(answers.filter((answer) => answer.includes(String(opened.answer)))).toHaveLength(1)
})

test('Of two who set up an activity at once as different things, one is refused', async () => {
  const activity = await addUnset()
  const asOne = (plugin: string) => leader.command(activity, 'activity.setUp', { plugin, title: 'Ours', settings: {} })
  const replies = await Promise.all([asOne('room'), asOne('poll')])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400])
})

const addUnset = (): Promise<ActivityId> =>
  talk.house.house.database.write((db) =>
    createActivity(db, { course: leader.course, plugin: null, title: 'New', settings: {} }, Date.now()),
  )

test('A class that is known and opens a new link all at once makes one activity', async () => {
  const { arrivals, database } = talk.house.house
  const open = (subject: string, link: string) =>
    arrivals.admit({
      tenant: 'test',
      person: { subject },
      course: { externalId: 'class' },
      role: 'learner',
      link: { id: link },
    })
  const subjects = people.map((_, number) => `Pupil ${number}`)
  for (const subject of subjects) await open(subject, 'old')
  await Promise.all(subjects.map((subject) => open(subject, 'new')))
  const activities = await database.read((db) =>
    db
      .selectFrom('activities')
      .innerJoin('courses', 'courses.id', 'activities.course_id')
      .select('activities.id')
      .where('external_id', '=', 'class')
      .execute(),
  )
  expect(activities).toHaveLength(2)
})
