import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { plugin } from '../../server/index.ts'
import { countConversations, listRooms, openDirect, openRoom, say } from './rooms-world.ts'

let house: TestApp
let activity: ActivityId
let nadia: TestPerson
let kwame: TestPerson
let tomas: TestPerson
let lucia: TestPerson
let olga: TestPerson

beforeAll(async () => {
  house = await startTestApp({ plugins: [plugin] })
  nadia = await house.enrol('Nadia Rahal')
  kwame = await house.enrol('Kwame Boateng')
  tomas = await house.enrol('Tomás Echeverri', { role: 'mentor' })
  lucia = await house.enrol('Lucía Ferrer', { role: 'facilitator' })
  olga = await house.enrol('Olga Lindqvist', { role: 'observer' })
})
beforeEach(async () => {
  activity = await house.place('chat', { settings: { direct: 'everybody' } })
})
afterAll(async () => {
  for (const person of [nadia, kwame, tomas, lucia, olga]) person.leave()
  await house.close()
})

test('two people who open it at the same moment, again and again, have one', async () => {
  const opened = await Promise.all(
    [nadia, kwame, nadia, kwame, nadia, kwame].map((person) =>
      openDirect(person, activity, person === nadia ? kwame : nadia),
    ),
  )
  expect(new Set(opened.map(({ answer }) => answer.room.key)).size).toBe(1)
  expect(await countConversations(house, activity)).toBe(1)
})

test('it appears at once in the list of the other, and nobody else learns that it exists', async () => {
  const pages = await Promise.all([kwame, lucia, tomas].map((person) => person.listen(activity)))
  const [his, hers, theirs] = pages
  const opened = await openDirect(nadia, activity, kwame)
  const { position } = await say(nadia, activity, opened, 'Is the big gauge with you?')
  const after = await say(nadia, activity, await openRoom(nadia, activity), 'Hello, everybody.')
  for (const page of pages) await page.hasHeard({ ...position, ...after.position })
  const { key, talk } = opened.answer.room
  expect(his?.events.find(({ event }) => event === 'chat.roomChanged')?.data).toMatchObject({ room: { key } })
  expect((await listRooms(kwame, activity)).map((room) => room.key)).toEqual(['all', key])
  for (const page of [hers, theirs]) {
    expect(page?.frames.join()).toContain('Hello, everybody.')
    expect(page?.frames.join()).not.toContain(key)
    expect(page?.frames.join()).not.toContain('gauge')
  }
  expect((await listRooms(lucia, activity)).map((room) => room.key)).toEqual(['all'])
  const outside = await lucia.query(activity, 'conversations.readMessages', { conversation: talk?.id })
  expect([outside.status, outside.error?.code]).toEqual([404, 'not_found'])
})

test('that one is typing is heard by the other one alone, by socket or without one', async () => {
  const pages = await Promise.all([nadia, kwame, lucia].map((person) => person.listen(activity)))
  const [hers, his, theirs] = pages
  const opened = await openDirect(nadia, activity, kwame)
  const conversation = opened.answer.room.talk?.id
  const whisper = { event: 'conversations.typing', data: { conversation }, conversation }
  hers?.socket.send(JSON.stringify({ whisper }))
  await expect.poll(() => his?.whispers.length).toBe(1)
  const post = (person: TestPerson, body: unknown) =>
    fetch(`${house.url}/live/whisper`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await post(nadia, { activity, whisper })).status).toBe(200)
  await expect.poll(() => his?.whispers.length).toBe(2)
  // Whoever cannot read it speaks to nobody in it.
  theirs?.socket.send(JSON.stringify({ whisper }))
  expect((await post(lucia, { activity, whisper })).status).toBe(200)
  const { position } = await say(lucia, activity, await openRoom(lucia, activity), 'Hello, everybody.')
  for (const page of pages) await page.hasHeard(position)
  expect(his?.whispers.map(({ person }) => person)).toEqual([nadia.id, nadia.id])
  expect(theirs?.whispers).toEqual([])
})

test('the designer says who may: nobody, with mentors and those who lead, everybody who takes part', async () => {
  const status = async (direct: string, one: TestPerson, other: TestPerson) =>
    (await openDirect(one, await house.place('chat', { settings: { direct } }), other)).status
  expect([await status('nobody', nadia, tomas), await status('nobody', lucia, nadia)]).toEqual([403, 403])
  expect([await status('mentors', nadia, kwame), await status('mentors', nadia, tomas)]).toEqual([403, 200])
  expect([await status('mentors', lucia, nadia), await status('mentors', kwame, lucia)]).toEqual([200, 200])
  expect([await status('everybody', nadia, kwame), await status('everybody', nadia, olga)]).toEqual([200, 403])
  expect(await status('everybody', nadia, nadia)).toBe(403)
})

test('nobody writes to somebody of another cohort or course, as if they were not there', async () => {
  const cohort = await house.makeCohort('coffee', 'March starters')
  const inside = await house.place('chat', { cohort, settings: { direct: 'everybody' } })
  const yusuf = await house.enrol('Yusuf Demir', { cohort })
  const hana = await house.enrol('Hana Idris', { cohort })
  const refused = await openDirect(yusuf, inside, nadia)
  expect([refused.status, refused.error?.code]).toEqual([404, 'not_found'])
  expect((await openDirect(yusuf, inside, hana)).status).toBe(200)
})
