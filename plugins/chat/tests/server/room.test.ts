import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { OpenRoom, Room } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

let house: TestApp
let ines: TestPerson
let observer: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  ines = await house.enrol('Inés Carrasco')
  observer = await house.enrol('Olga Lindqvist', { role: 'observer' })
})
afterAll(async () => {
  for (const person of [ines, observer]) person.leave()
  await house.close()
})

const open = (person: TestPerson, activity: ActivityId) => person.command<OpenRoom>(activity, 'chat.openRoom')
const read = async (person: TestPerson, activity: ActivityId) =>
  (await person.query<Room>(activity, 'chat.readRoom')).answer

const countConversations = async (activity: ActivityId): Promise<number> => {
  const rows = await house.house.database.read((db) =>
    db.selectFrom('conversations').select('id').where('activity_id', '=', activity).execute(),
  )
  return rows.length
}

test('thirty who open a new chat at the same moment find themselves in one room', { timeout: 60_000 }, async () => {
  const activity = await house.place('chat')
  const people: TestPerson[] = []
  for (let n = 1; n <= 30; n += 1) people.push(await house.enrol(`Starter ${n}`))
  const page = await ines.listen(activity)

  const opened = await Promise.all(people.map((person) => open(person, activity)))
  const rooms = new Set(opened.map(({ answer }) => answer.conversation))
  expect(rooms.size).toBe(1)
  expect(await countConversations(activity)).toBe(1)
  expect(await read(ines, activity)).toEqual(opened[0]?.answer)

  const { position } = await ines.command<Said>(activity, 'conversations.send', {
    ...opened[0]?.answer,
    markdown: 'So many of us.',
  })
  await page.hasHeard(position)
  expect(page.events.filter(({ event }) => event === 'chat.roomOpened')).toHaveLength(1)
})

test('who only observes finds no room until somebody has opened it, and cannot open it', async () => {
  const activity = await house.place('chat')
  expect(await read(observer, activity)).toEqual({ conversation: null })
  const refused = await open(observer, activity)
  expect([refused.status, refused.error?.code]).toEqual([403, 'not_allowed'])
  const { answer } = await open(ines, activity)
  expect(await read(observer, activity)).toEqual(answer)
})

test('each chat has its own room, which is not there in another', async () => {
  const [one, other] = [await house.place('chat'), await house.place('chat')]
  const { answer } = await open(ines, one)
  expect((await open(ines, other)).answer).not.toEqual(answer)
  const words = { ...answer, markdown: 'In the wrong room' }
  const { status, error } = await ines.command(other, 'conversations.send', words)
  expect([status, error?.code]).toEqual([404, 'not_found'])
})

test('what is said in a cohort’s room is for that cohort alone', async () => {
  const cohort = await house.makeCohort('coffee', 'March starters')
  const activity = await house.place('chat', { cohort })
  const nadia = await house.enrol('Nadia Rahal', { cohort })
  const { answer } = await open(nadia, activity)
  const said = await nadia.command<Said>(activity, 'conversations.send', { ...answer, markdown: 'Good morning.' })
  expect(said.answer.conversation.audience).toBe('cohort')
  const outside = await ines.query(activity, 'conversations.readMessages', { ...answer })
  expect([outside.status, outside.error?.code]).toEqual([404, 'not_found'])
})
