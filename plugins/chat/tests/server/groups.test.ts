import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { RoomWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'
import { listRooms, openRoom, say } from './rooms-world.ts'

let house: TestApp
let activity: ActivityId
let nadia: TestPerson
let kwame: TestPerson
let hana: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  nadia = await house.enrol('Nadia Rahal')
  kwame = await house.enrol('Kwame Boateng')
  hana = await house.enrol('Hana Idris')
})
beforeEach(async () => {
  activity = await house.place('chat', { settings: { groups: true } })
})
afterAll(async () => {
  for (const person of [nadia, kwame, hana]) person.leave()
  await house.close()
})

const make = (people: readonly TestPerson[], name = 'Grinder night') =>
  nadia.command<RoomWithPeople>(activity, 'chat.makeGroup', { name, people: people.map(({ id }) => id) })
const keysOf = async (person: TestPerson) => (await listRooms(person, activity)).map(({ key }) => key)

test('a group is there for those in it; who is added reads what was said before, who left reads nothing', async () => {
  const made = await make([kwame])
  const { key } = made.answer.room
  await say(nadia, activity, made, 'Who brings the grinder?')
  const read = () => hana.query(activity, 'conversations.readMessages', { conversation: key })
  expect([(await read()).status, await keysOf(hana)]).toEqual([404, ['all']])
  const page = await hana.listen(activity)
  const added = await kwame.command(activity, 'chat.addToGroup', { conversation: key, people: [hana.id] })
  await page.hasHeard(added.position)
  expect(page.events.map(({ event }) => event)).toContain('chat.roomChanged')
  expect([(await read()).status, await keysOf(hana)]).toEqual([200, ['all', key]])

  const left = await hana.command(activity, 'chat.leaveGroup', { conversation: key })
  await page.hasHeard(left.position)
  expect(page.events.at(-1)?.event).toBe('chat.roomLeft')
  expect([(await read()).status, await keysOf(hana)]).toEqual([404, ['all']])
  expect((await listRooms(kwame, activity)).find((room) => room.key === key)?.people).toEqual(
    [nadia.id, kwame.id].toSorted(),
  )
  const again = await hana.command(activity, 'chat.addToGroup', { conversation: key, people: [hana.id] })
  expect([again.status, again.error?.code]).toEqual([404, 'not_found'])
})

test('a card names the groups in which both have said something, and no room that has no name', async () => {
  const [group, all] = [await make([kwame]), await openRoom(nadia, activity)]
  for (const person of [nadia, kwame]) for (const room of [group, all]) await say(person, activity, room, 'Here')
  const { answer } = await nadia.query(activity, 'people.readProfile', { person: kwame.id })
  expect(answer).toMatchObject({ together: [{ title: 'Grinder night', path: `room/${group.answer.room.key}` }] })
})

test('the last one may leave, too, and then it is in nobody’s list', async () => {
  const { key } = (await make([kwame])).answer.room
  for (const person of [kwame, nadia])
    expect((await person.command(activity, 'chat.leaveGroup', { conversation: key })).status).toBe(200)
  expect([await keysOf(nadia), await keysOf(kwame)]).toEqual([['all'], ['all']])
})

test('a group has twelve people at most, and there is none where the designer wants none', async () => {
  const many = await Promise.all(Array.from({ length: 12 }, (_, n) => house.enrol(`Starter ${n}`)))
  expect((await make(many.slice(0, 11))).status).toBe(200)
  const { answer } = await make(many.slice(0, 11), 'Full')
  const one = { conversation: answer.room.key, people: [many.at(-1)?.id] }
  const refused = await nadia.command(activity, 'chat.addToGroup', one)
  expect([refused.status, refused.error?.code]).toEqual([400, 'group_too_large'])
  activity = await house.place('chat')
  const none = await make([kwame])
  expect([none.status, none.error?.code]).toEqual([403, 'no_groups'])
})
