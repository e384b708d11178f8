import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import { courseRoom } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse } from './house.ts'
import type { Listener } from './listener.ts'

const grace = 1000

let house: LiveHouse
let activity: ActivityId
let ada: PersonId
let alan: PersonId
let adasPage: Listener

beforeEach(async () => {
  house = await LiveHouse.open({ grace, pause: 20 })
  activity = await house.addActivity()
  ada = await house.enrol('Ada')
  alan = await house.enrol('Alan')
  adasPage = await house.visit(activity, await house.signIn(ada))
})

afterEach(() => house.close())

const visitAs = async (person: PersonId, where = activity) => house.visit(where, await house.signIn(person))

test('whoever has the activity open is here, with a face and a role', async () => {
  await visitAs(alan)
  await adasPage.until(({ here }) => here.length === 2)
  expect(adasPage.here).toEqual(['Ada', 'Alan'])
  const [card] = adasPage.hereChanges.flatMap(({ came }) => came).filter(({ name }) => name === 'Alan')
  expect(card).toEqual({ id: alan, name: 'Alan', picture: null, role: 'learner' })
})

test('somebody who comes later is welcomed with those who are here', async () => {
  await adasPage.until(({ here }) => here.length === 1)
  const page = await visitAs(alan)
  // Whether the newcomer is told of already depends on how long the door took.
  expect(page.welcomes[0]?.here.people.map(({ name }) => name)).toContain('Ada')
})

test('somebody with two tabs is here once, and leaves with the last of them', async () => {
  const [one, two] = [await visitAs(alan), await visitAs(alan)]
  await adasPage.until(({ here }) => here.length === 2)
  expect(adasPage.hereChanges.at(-1)?.count).toBe(2)
  await one.cut()
  // Somebody else comes and goes: had the first tab's end counted as leaving, it would have been told by then.
  const other = await visitAs(await house.enrol('Grace'))
  await adasPage.until(({ here }) => here.includes('Grace'))
  await other.cut()
  await adasPage.until(({ here }) => !here.includes('Grace'))
  expect(adasPage.here).toEqual(['Ada', 'Alan'])
  await two.cut()
  await adasPage.until(({ here }) => here.length === 1)
  expect(adasPage.hereChanges.at(-1)).toEqual({ came: [], left: [alan], count: 1 })
})

test('a reload is no leaving', async () => {
  const page = await visitAs(alan)
  await adasPage.until(({ here }) => here.length === 2)
  const token = await house.signIn(alan)
  await page.cut()
  await house.visit(activity, token)
  const other = await visitAs(await house.enrol('Grace'))
  await other.cut()
  await adasPage.until(({ hereChanges }) => hereChanges.some(({ left }) => left.length > 0))
  expect(adasPage.hereChanges.flatMap(({ left }) => left)).not.toContain(alan)
})

test('people of another cohort are told nothing of who is in a cohort’s activity', async () => {
  const [spring, autumn] = [await house.addCohort('Spring'), await house.addCohort('Autumn')]
  const [springs, autumns] = [await house.addActivity(spring), await house.addActivity(autumn)]
  const inSpring = await visitAs(await house.enrol('Grace', { cohort: spring }), springs)
  const inAutumn = await visitAs(await house.enrol('Linus', { cohort: autumn }), autumns)
  await inSpring.until(({ here }) => here.length === 1)
  await inAutumn.until(({ here }) => here.length === 1)
  await house.publish(everybodyIn(activity), 'the end')
  await adasPage.until(({ said }) => said.includes('the end'))
  expect([adasPage.here, inSpring.here, inAutumn.here]).toEqual([['Ada'], ['Grace'], ['Linus']])
})

test('a facilitator who opens a cohort’s activity is seen there', async () => {
  const spring = await house.addCohort('Spring')
  const springs = await house.addActivity(spring)
  const learner = await visitAs(await house.enrol('Grace', { cohort: spring }), springs)
  await visitAs(await house.enrol('Barbara', { role: 'facilitator' }), springs)
  await learner.until(({ here }) => here.length === 2)
  expect(learner.here).toEqual(['Barbara', 'Grace'])
})

test('a new name is told to those who are here', async () => {
  await visitAs(alan)
  await adasPage.until(({ here }) => here.includes('Alan'))
  await house.database.write((db) => db.updateTable('people').set({ name: 'Alan T.' }).where('id', '=', alan).execute())
  await house.publishNews(courseRoom(house.course))
  await adasPage.until(({ here }) => here.includes('Alan T.'))
  expect(adasPage.here).toEqual(['Ada', 'Alan T.'])
})

test('of a crowd a hundred faces are told, and how many there are', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `Person ${index}`)
  for (const name of names) await visitAs(await house.enrol(name))
  await adasPage.until(({ hereChanges }) => hereChanges.at(-1)?.count === 121)
  expect(adasPage.here).toHaveLength(100)
})
