import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { ActivityId, GroupId, PersonId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { plugin } from '../../server/index.ts'
import type { Contributions, Judged, ThreadWithPeople, ToJudge } from '../../contract.ts'

const rubric = [
  { id: 'c1', text: 'Answers others', levels: ['Not yet', 'Sometimes', 'Often'] },
  { id: 'c2', text: 'Told something from work', levels: [] },
]

let house: TestApp
let activity: ActivityId
let kwame: TestPerson
let ines: TestPerson
let tomas: TestPerson
let agnieszka: TestPerson

beforeEach(async () => {
  house = await startTestApp({ plugins: [plugin] })
  kwame = await house.enrol('Kwame Boateng')
  ines = await house.enrol('Inés Carrasco')
  tomas = await house.enrol('Tomás Ferreira', { role: 'mentor' })
  agnieszka = await house.enrol('Agnieszka Nowak', { role: 'facilitator' })
  const settings = { grading: { mode: 'rubric', rubric }, anonymity: 'sealed', groups: 'circle' }
  activity = await house.place('discussion', { settings })
})
afterEach(() => house.close())

const start = async (person: TestPerson, input: object) =>
  (await person.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer.thread
const say = async (person: TestPerson, input: object) =>
  (await person.command<Said>(activity, 'conversations.send', input)).answer.message
const look = (person: TestPerson, whom: PersonId) =>
  person.query<Contributions>(activity, 'discussion.listContributions', { person: whom })
const judge = (person: TestPerson, input: object) => person.command<Judged>(activity, 'discussion.judge', input)

test('everything that somebody said by name is in one view, with what it answers and where it stands', async () => {
  const thread = await start(agnieszka, { title: 'Pressure drops', markdown: 'Where do I start?', kind: 'question' })
  const { talk } = thread
  const asked = await say(ines, { conversation: talk.id, markdown: 'At seven?' })
  const answer = await say(kwame, { conversation: talk.id, markdown: 'Before the softener.', replyTo: asked.id })
  await say(kwame, { conversation: talk.id, markdown: 'I broke one once.', anonymous: true })
  const gone = await say(kwame, { conversation: talk.id, markdown: 'Wrong thread.' })
  await kwame.command(activity, 'conversations.remove', { message: gone.id })
  const mark = { thread: thread.id, message: answer.id, mark: 'answer', on: true }
  await agnieszka.command(activity, 'discussion.mark', mark)

  const part = (await look(agnieszka, kwame.id)).answer
  expect(part.said.map(({ message, isAnswer }) => [message.id, message.seq, isAnswer])).toEqual([
    [answer.id, answer.seq, true],
  ])
  expect(part.answered.map(({ id }) => id)).toEqual([asked.id])
  expect(part.threads).toEqual([{ id: thread.id, conversation: talk.id, title: 'Pressure drops', kind: 'question' }])
  expect(JSON.stringify(part)).not.toContain('I broke one once')
  const [line] = (await agnieszka.query<ToJudge>(activity, 'discussion.listToJudge', {})).answer.filter(
    ({ person }) => person.id === kwame.id,
  )
  expect(line).toMatchObject({ said: 1, lastSaidAt: answer.sentAt, judgedAt: null })
})

test('what was said by the rubric is the grade, and the person alone is told', async () => {
  const [page, other] = [await kwame.listen(activity), await ines.listen(activity)]
  const input = { person: kwame.id, version: 0, marks: [{ criterion: 'c1', level: 1 }], words: ' With reasons. ' }
  expect((await judge(agnieszka, { ...input, marks: [] })).error?.code).toBe('criteria_missing')
  const { answer, position } = await judge(agnieszka, input)
  expect(answer.judgement).toMatchObject({ by: agnieszka.id, points: 25, words: 'With reasons.', version: 1 })
  await page.hasHeard(position)
  await other.hasHeard(position)
  expect(page.events.filter(({ event }) => event === 'discussion.judged')).toHaveLength(1)
  expect(other.events.filter(({ event }) => event === 'discussion.judged')).toEqual([])
  const own = await kwame.query<Judged>(activity, 'discussion.readJudged', {})
  expect(own.answer).toEqual(answer)
  expect((await ines.query<Judged>(activity, 'discussion.readJudged', {})).answer.judgement).toBeNull()
  await house.house.grades.settle()
  const grades = await house.house.database.read((db) =>
    db.selectFrom('grades').select(['person_id', 'given', 'maximum', 'comment']).execute(),
  )
  expect(grades).toEqual([{ person_id: kwame.id, given: 25, maximum: 100, comment: 'With reasons.' }])
})

test('of two who look at one person, the second is told, and sees what is there', async () => {
  const marks = [{ criterion: 'c1', level: 2 }]
  await judge(agnieszka, { person: kwame.id, version: 0, marks, words: '' })
  const late = await judge(agnieszka, { person: kwame.id, version: 0, marks, words: 'Mine.' })
  expect([late.status, late.error?.code]).toEqual([409, 'changed_meanwhile'])
  expect((await look(agnieszka, kwame.id)).answer.judgement).toMatchObject({ version: 1, words: '' })
})

test('mentors look at those they accompany; learners at nobody, and nobody at themselves', async () => {
  await agnieszka.command(activity, 'mentoring.pair', { person: kwame.id, mentor: tomas.id })
  const ids = async (person: TestPerson) =>
    (await person.query<ToJudge>(activity, 'discussion.listToJudge', {})).answer?.map((each) => each.person.id)
  expect(await ids(tomas)).toEqual([kwame.id])
  expect(new Set(await ids(agnieszka))).toEqual(new Set([kwame.id, ines.id]))
  expect((await look(tomas, kwame.id)).status).toBe(200)
  const input = { version: 0, marks: [{ criterion: 'c1', level: 1 }], words: '' }
  for (const [by, whom, code] of [
    [tomas, ines, 'not_yours'],
    [ines, kwame, 'not_allowed'],
    [kwame, kwame, 'not_allowed'],
    [agnieszka, agnieszka, 'not_found'],
    [agnieszka, tomas, 'not_found'],
  ] as const) {
    expect((await look(by, whom.id)).error?.code, `${by.name} at ${whom.name}`).toBe(code)
    expect((await judge(by, { ...input, person: whom.id })).error?.code).toBe(code)
  }
})

test('what a mentor may not read is neither shown nor counted', async () => {
  await agnieszka.command(activity, 'mentoring.pair', { person: kwame.id, mentor: tomas.id })
  const circle = { kind: 'circle', name: 'Thursdays' }
  const { answer: group } = await agnieszka.command<GroupId>(activity, 'groups.make', circle)
  await agnieszka.command(activity, 'groups.add', { group, people: [kwame.id, ines.id] })
  await start(kwame, { title: 'Among us', markdown: 'In confidence.' })
  const count = async (person: TestPerson) =>
    (await person.query<ToJudge>(activity, 'discussion.listToJudge', {})).answer.find(
      (each) => each.person.id === kwame.id,
    )?.said
  expect([await count(tomas), await count(agnieszka)]).toEqual([0, 1])
  expect((await look(tomas, kwame.id)).answer.said).toEqual([])
  expect((await look(agnieszka, kwame.id)).answer.said).toHaveLength(1)
})
