import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import { courseRoom, roomsOf } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse } from './house.ts'

let house: LiveHouse
let activity: ActivityId
let ada: PersonId
let token: string

beforeEach(async () => {
  house = await LiveHouse.open({ pause: 50 })
  activity = await house.addActivity()
  ada = await house.enrol('Ada')
  token = await house.signIn(ada)
})

afterEach(async () => {
  expect(house.errors).toEqual([])
  await house.close()
})

const helloOf = (changes: object = {}) => ({ hello: { token, activity, since: {}, ...changes } })

test.each([
  ['a token that nobody was given', 4401, 'not_signed_in', () => ({ token: 'x'.repeat(43) })],
  ['an activity that does not exist', 4404, 'not_found', () => ({ activity: 'nowhere' })],
] as const)('%s is refused with %i', async (_, code, reason, changes) => {
  const page = await house.dial()
  page.say(helloOf(changes()))
  expect(await page.untilClosed()).toEqual({ code, reason })
  expect(page.messages).toEqual([])
  expect((await house.visit(activity, token)).welcomes).toHaveLength(1)
})

test('an activity of a cohort is not there for people of another cohort', async () => {
  const [spring, autumn] = [await house.addCohort('Spring'), await house.addCohort('Autumn')]
  const springs = await house.addActivity(spring)
  const hers = await house.signIn(await house.enrol('Grace', { cohort: spring }))
  const his = await house.signIn(await house.enrol('Alan', { cohort: autumn }))
  expect((await house.visit(springs, hers)).welcomes).toHaveLength(1)
  const page = await house.dial()
  page.say(helloOf({ activity: springs, token: his }))
  expect((await page.untilClosed()).code).toBe(4404)
})

test.each([
  ['what is not JSON', 'hello'],
  ['JSON of another shape', { hello: { token: 'x' } }],
  ['a number that is none', { hello: { token: 'x', activity: 'y', since: { room: -1 } } }],
  ['an empty list', []],
  ['bytes', Buffer.from([1, 2, 3])],
])('%s closes with 4400', async (_, garbage) => {
  const page = await house.dial()
  page.say(garbage)
  expect((await page.untilClosed()).code).toBe(4400)
})

test('a second hello closes with 4400', async () => {
  const page = await house.visit(activity, token)
  page.say(helloOf())
  expect((await page.untilClosed()).code).toBe(4400)
})

test('a connection that says nothing is closed with 4400', async () => {
  const impatient = await LiveHouse.open({ hello: 50 })
  const page = await impatient.dial()
  expect(await page.untilClosed()).toEqual({ code: 4400, reason: 'no hello came' })
  await impatient.close()
})

test('a message above 64 KiB closes with 1009', async () => {
  const page = await house.dial()
  page.say(helloOf({ token: 'x'.repeat(64 * 1024) }))
  expect((await page.untilClosed()).code).toBe(1009)
})

test('a flood of messages closes with 4429, and only whoever sent it', async () => {
  const [page, other] = [await house.visit(activity, token), await house.visit(activity, token)]
  for (let count = 0; count < 100; count += 1) page.say({ beat: 1 })
  expect((await page.untilClosed()).code).toBe(4429)
  other.say({ beat: 1 })
  await other.until(({ beats }) => beats > 0)
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another scheme of our host', { origin: 'http://tertulia.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['nowhere in particular', {}],
])('a page from %s is refused before it says anything', async (_, headers) => {
  await expect(house.dial(headers)).rejects.toThrow('403')
})

test('the address without a socket is not there', async () => {
  const response = await fetch(house.httpAddress)
  expect(response.status).toBe(404)
})

test('a page whose session ends is closed with 4401', async () => {
  const watchful = await LiveHouse.open({ beat: 100 })
  const page = await watchful.visit(await watchful.addActivity(), await watchful.signIn(await watchful.enrol('Ada')))
  watchful.now += 13 * 60 * 60 * 1000
  expect((await page.untilClosed()).code).toBe(4401)
  await watchful.close()
})

test('somebody who leaves the course hears nothing more', async () => {
  const page = await house.visit(activity, token)
  await house.database.write((db) =>
    db.updateTable('members').set({ status: 'inactive' }).where('person_id', '=', ada).execute(),
  )
  await house.publishNews(courseRoom(house.course))
  expect((await page.untilClosed()).code).toBe(4401)
})

test('news that comes while the news before is being looked at counts, too', async () => {
  const page = await house.visit(activity, token)
  await house.publishNews(courseRoom(house.course))
  await house.database.write((db) => db.updateTable('members').set({ status: 'inactive' }).execute())
  await house.publishNews(courseRoom(house.course))
  expect((await page.untilClosed()).code).toBe(4401)
})

test('an activity that becomes another cohort’s is closed with 4404', async () => {
  const cohort = await house.addCohort('Spring')
  const page = await house.visit(activity, token)
  await house.database.write((db) => db.updateTable('activities').set({ cohort_id: cohort }).execute())
  await house.publishNews(courseRoom(house.course))
  expect((await page.untilClosed()).code).toBe(4404)
})

test('somebody who joins a cohort hears it from then on, and is told to load what was there', async () => {
  const cohort = await house.addCohort('Spring')
  const [cohortRoom = ''] = roomsOf(activity, { kind: 'cohort', cohort })
  await house.publish([cohortRoom], 'before')
  const page = await house.visit(activity, token, { [everybodyIn(activity)[0] ?? '']: 0 })
  await house.database.write((db) =>
    db.insertInto('cohort_members').values({ cohort_id: cohort, person_id: ada }).execute(),
  )
  await house.publishNews(courseRoom(house.course))
  await page.until(({ welcomes }) => welcomes.length === 2)
  expect(page.resyncs).toEqual([{ rooms: { [cohortRoom]: 1 } }])
  await house.publish([cohortRoom], 'after')
  await page.until(({ said }) => said.includes('after'))
  expect(page.events.filter((event) => event.room === cohortRoom).map((event) => event.data)).toEqual(['after'])
})

test('somebody who leaves a cohort stays in the activity, and hears the cohort no more', async () => {
  const cohort = await house.addCohort('Spring')
  const cohortRooms = roomsOf(activity, { kind: 'cohort', cohort })
  const grace = await house.enrol('Grace', { cohort })
  const page = await house.visit(activity, await house.signIn(grace))
  await house.publish(cohortRooms, 'for Grace')
  await page.until(({ said }) => said.includes('for Grace'))
  await house.database.write((db) => db.deleteFrom('cohort_members').execute())
  await house.publishNews(courseRoom(house.course))
  await page.until(({ welcomes }) => welcomes.length === 2)
  await house.publish(cohortRooms, 'for the others')
  await house.publish(everybodyIn(activity), 'for all')
  await page.until(({ said }) => said.includes('for all'))
  expect(page.said).not.toContain('for the others')
})
