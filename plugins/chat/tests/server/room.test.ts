import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { plugin } from '../../server/index.ts'
import { countConversations, listRooms, openRoom, say } from './rooms-world.ts'

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

test('thirty who open a new chat at the same moment find themselves in one room', { timeout: 60_000 }, async () => {
  const activity = await house.place('chat')
  const people: TestPerson[] = []
  for (let n = 1; n <= 30; n += 1) people.push(await house.enrol(`Starter ${n}`))
  const page = await ines.listen(activity)

  const opened = await Promise.all(people.map((person) => openRoom(person, activity)))
  expect(new Set(opened.map(({ answer }) => answer.room.talk?.id)).size).toBe(1)
  expect(await countConversations(house, activity)).toBe(1)
  const [first] = opened
  expect(await listRooms(ines, activity)).toEqual([first?.answer.room])
  if (!first) return
  const { position } = await say(ines, activity, first, 'So many of us.')
  await page.hasHeard(position)
  expect(page.events.filter(({ event }) => event === 'chat.roomChanged')).toHaveLength(1)
})

test('who only observes finds the room unopened until somebody has opened it, and cannot open it', async () => {
  const activity = await house.place('chat')
  expect(await listRooms(observer, activity)).toMatchObject([{ key: 'all', talk: null }])
  const refused = await openRoom(observer, activity)
  expect([refused.status, refused.error?.code]).toEqual([403, 'not_allowed'])
  const { answer } = await openRoom(ines, activity)
  expect(await listRooms(observer, activity)).toEqual([answer.room])
})

test('each chat has its own room, which is not there in another', async () => {
  const [one, other] = [await house.place('chat'), await house.place('chat')]
  const { answer } = await openRoom(ines, one)
  expect((await openRoom(ines, other)).answer).not.toEqual(answer)
  const words = { conversation: answer.room.talk?.id, markdown: 'In the wrong room' }
  const { status, error } = await ines.command(other, 'conversations.send', words)
  expect([status, error?.code]).toEqual([404, 'not_found'])
})

test('what is said in a cohort’s room is for that cohort alone', async () => {
  const cohort = await house.makeCohort('coffee', 'March starters')
  const activity = await house.place('chat', { cohort })
  const nadia = await house.enrol('Nadia Rahal', { cohort })
  const opened = await openRoom(nadia, activity)
  const said = await say(nadia, activity, opened, 'Good morning.')
  expect(said.answer.conversation.audience).toBe('cohort')
  const conversation = opened.answer.room.talk?.id
  const outside = await ines.query(activity, 'conversations.readMessages', { conversation })
  expect([outside.status, outside.error?.code]).toEqual([404, 'not_found'])
})

test('each cohort, or circle, has a room of its own, for those in it and those who lead', async () => {
  const april = await house.makeCohort('coffee', 'April starters')
  const hana = await house.enrol('Hana Idris', { cohort: april })
  const lucia = await house.enrol('Lucía Ferrer', { role: 'facilitator' })
  const activity = await house.place('chat', { settings: { rooms: 'cohorts' } })
  const names = async (person: TestPerson) => (await listRooms(person, activity)).map(({ name }) => name)
  expect([await names(hana), await names(lucia)]).toEqual([
    ['April starters'],
    ['', 'April starters', 'March starters'],
  ])
  const opened = await openRoom(hana, activity, april)
  expect((await say(hana, activity, opened, 'We are here.')).answer.conversation).toMatchObject({
    audience: 'cohort',
    group: april,
  })
  const outside = await openRoom(ines, activity, april)
  expect([outside.status, outside.error?.code]).toEqual([404, 'not_found'])
  const page = await ines.listen(activity)
  const { answer: grinders } = await lucia.command<string>(activity, 'groups.make', {
    kind: 'circle',
    name: 'Grinders',
  })
  await lucia.command(activity, 'groups.add', { group: grinders, people: [ines.id] })
  const circles = await house.place('chat', { settings: { rooms: 'circles' } })
  expect((await listRooms(ines, circles)).map(({ key, kind }) => [key, kind])).toEqual([[grinders, 'circle']])
  expect(await listRooms(hana, circles)).toEqual([])
  expect((await openRoom(ines, circles, grinders)).status).toBe(200)
  expect((await openRoom(hana, circles, grinders)).status).toBe(404)
  const { position } = await say(hana, activity, opened, 'Only us.')
  await page.hasHeard(position)
  expect(page.frames.join()).not.toContain('Only us.')
})
