import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Message, Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Kind, Thread, ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let tomas: TestPerson
let agnieszka: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
  agnieszka = await house.enrol('Agnieszka Wójcik', { role: 'facilitator' })
  activity = await house.place('discussion')
})
afterAll(() => house.close())

async function start(person: TestPerson, kind: Kind): Promise<Thread> {
  const input = { title: 'Pressure drops', markdown: 'Where do I start?', kind }
  return (await person.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
}

async function say(person: TestPerson, { talk }: Thread, markdown: string): Promise<Message> {
  const input = { conversation: talk.id, markdown }
  return (await person.command<Said>(activity, 'conversations.send', input)).answer.message
}

const mark = (person: TestPerson, thread: Thread, message: Message, more: object = { mark: 'answer', on: true }) =>
  person.command<ThreadWithPeople>(activity, 'discussion.mark', { thread: thread.id, message: message.id, ...more })

const takeStance = (person: TestPerson, thread: Thread, stance: string | null) =>
  person.command<ThreadWithPeople>(activity, 'discussion.takeStance', { thread: thread.id, stance })

const read = async (person: TestPerson, { id }: Thread) =>
  (await person.query<ThreadWithPeople>(activity, 'discussion.readThread', { thread: id })).answer

test('a thread is plain talk unless its starter says more', async () => {
  const input = { title: 'Good morning', markdown: 'Hello, everybody.' }
  const { answer } = await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)
  expect(answer.thread).toMatchObject({ kind: 'talk', marked: [], stances: [], meeting: null })
})

test('an answer is accepted by who asked, endorsed by a mentor, and by nobody else', async () => {
  const question = await start(kwame, 'question')
  const answer = await say(ines, question, 'Look at the water.')
  const refused = await mark(ines, question, answer)
  expect([refused.status, refused.error?.code]).toEqual([403, 'not_yours'])
  expect((await mark(tomas, question, answer)).status).toBe(200)
  expect((await mark(kwame, question, answer)).status).toBe(200)
  const { thread, people } = await read(ines, question)
  expect(thread.marked.map(({ mark: word, message, author, by }) => [word, message, author, by])).toEqual([
    ['answer', answer.id, ines.id, tomas.id],
    ['answer', answer.id, ines.id, kwame.id],
  ])
  expect(people.map(({ id }) => id).toSorted()).toEqual([ines.id, kwame.id, tomas.id].toSorted())
  await mark(kwame, question, answer, { mark: 'answer', on: false })
  expect((await read(ines, question)).thread.marked.map(({ by }) => by)).toEqual([tomas.id])
})

test('nobody endorses their own answer, and a question is not its own answer', async () => {
  const question = await start(kwame, 'question')
  const own = await say(tomas, question, 'Look at the water.')
  expect((await mark(tomas, question, own)).error?.code).toBe('not_yours')
  expect((await mark(agnieszka, question, own)).status).toBe(200)
  const input = { conversation: question.talk.id }
  const { answer } = await kwame.query<{ messages: Message[] }>(activity, 'conversations.readMessages', input)
  const [opening] = answer.messages
  if (!opening) throw new Error('The question has no words.')
  expect((await mark(kwame, question, opening)).error?.code).toBe('not_of_this_kind')
})

test('an answer that was taken back counts no more, until it is brought back', async () => {
  const question = await start(kwame, 'question')
  const answer = await say(ines, question, 'Look at the water.')
  await mark(kwame, question, answer)
  const gone = async () => (await read(kwame, question)).thread.marked.map((each) => each.gone)
  expect(await gone()).toEqual([false])
  await ines.command(activity, 'conversations.remove', { message: answer.id })
  expect(await gone()).toEqual([true])
  await ines.command(activity, 'conversations.restore', { message: answer.id })
  expect(await gone()).toEqual([false])
})

test('a message of another thread is not there to be marked', async () => {
  const question = await start(kwame, 'question')
  const elsewhere = await say(ines, await start(ines, 'question'), 'Look at the water.')
  const refused = await mark(kwame, question, elsewhere)
  expect([refused.status, refused.error?.code]).toEqual([404, 'not_found'])
})

test('people stand for or against a proposal by name, and change their minds; what was decided is recorded once', async () => {
  const proposal = await start(kwame, 'proposal')
  await takeStance(ines, proposal, 'for')
  await takeStance(tomas, proposal, 'against')
  await takeStance(ines, proposal, 'against')
  expect((await takeStance(ines, proposal, 'coming')).error?.code).toBe('not_of_this_kind')
  const stances = async () => (await read(kwame, proposal)).thread.stances.map(({ person, stance }) => [person, stance])
  expect(new Set(await stances())).toEqual(
    new Set(
      [
        [tomas.id, 'against'],
        [ines.id, 'against'],
      ].map((each) => each),
    ),
  )
  await takeStance(tomas, proposal, null)
  expect(await stances()).toEqual([[ines.id, 'against']])

  const decide = (person: TestPerson, markdown: string) =>
    person.command<ThreadWithPeople>(activity, 'discussion.writeMarked', {
      thread: proposal.id,
      mark: 'decision',
      markdown,
    })
  expect((await decide(ines, 'No.')).error?.code).toBe('not_yours')
  await decide(kwame, 'We try it for two weeks.')
  await decide(agnieszka, 'We keep it.')
  const { marked, talk } = (await read(ines, proposal)).thread
  expect(marked.map(({ mark: word, by }) => [word, by])).toEqual([['decision', agnieszka.id]])
  expect(talk.count).toBe(3)
})

test('a visit says when, where and who comes; who came may leave notes', async () => {
  const visit = await start(kwame, 'visit')
  const meeting = { at: Date.parse('2026-04-29T16:00:00Z'), place: 'Bar Arriaga' }
  const settle = (person: TestPerson) =>
    person.command<ThreadWithPeople>(activity, 'discussion.settleMeeting', { thread: visit.id, meeting })
  expect((await settle(ines)).error?.code).toBe('not_yours')
  expect((await settle(kwame)).answer.thread.meeting).toEqual(meeting)
  const notes = () =>
    ines.command<ThreadWithPeople>(activity, 'discussion.writeMarked', {
      thread: visit.id,
      mark: 'notes',
      markdown: 'It was the street.',
    })
  expect((await notes()).error?.code).toBe('not_yours')
  await takeStance(ines, visit, 'coming')
  expect((await notes()).answer.thread.marked.map((each) => each.mark)).toEqual(['notes'])
})

test('a summary is pinned by who leads the course, in a thread of any kind', async () => {
  const talk = await start(kwame, 'talk')
  const message = await say(ines, talk, 'In short: look at the water.')
  expect((await mark(kwame, talk, message, { mark: 'summary', on: true })).error?.code).toBe('not_yours')
  const { answer } = await mark(agnieszka, talk, message, { mark: 'summary', on: true })
  expect(answer.thread.marked.map((each) => each.mark)).toEqual(['summary'])
})

test('a thread can become another kind, and finds again what it had', async () => {
  const question = await start(kwame, 'question')
  const answer = await say(ines, question, 'Look at the water.')
  await mark(kwame, question, answer)
  const change = (person: TestPerson, kind: Kind) =>
    person.command<ThreadWithPeople>(activity, 'discussion.changeKind', { thread: question.id, kind })
  expect((await change(ines, 'story')).error?.code).toBe('not_yours')
  expect((await change(kwame, 'story')).answer.thread).toMatchObject({ kind: 'story', marked: [] })
  expect((await change(agnieszka, 'question')).answer.thread.marked).toHaveLength(1)
})
