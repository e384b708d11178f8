import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { courseRoom } from '../../../server/live/rooms.ts'
import { makeDoor, type Enter } from '../../../server/operations/visit.ts'
import { LiveHouse } from '../live/house.ts'

let house: LiveHouse
let activity: ActivityId
let enter: Enter
let adas: string
let graces: string

beforeEach(async () => {
  house = await LiveHouse.open()
  activity = await house.addActivity()
  adas = await house.signIn(await house.enrol('Ada'))
  graces = await house.signIn(await house.enrol('Grace'))
  enter = makeDoor({
    database: house.database,
    positions: (rooms) => house.live.positions(rooms),
    now: () => house.now,
  })
})
afterEach(() => house.close())

test('What is said of an activity is kept once for all who visit it', async () => {
  const [ada, grace] = [await enter(adas, activity), await enter(graces, activity)]
  expect(ada.reader.actor.name).toBe('Ada')
  expect(grace.reader.actor.name).toBe('Grace')
  expect(grace.activity).toBe(ada.activity)
  expect(await enter(adas, activity)).toBe(ada)
})

test('Who enters after an activity was changed finds it as it is now', async () => {
  const before = await enter(adas, activity)
  await house.database.write((db) => db.updateTable('activities').set({ title: 'Talk' }).execute())
  await house.publishNews(courseRoom(house.course))
  expect(before.activity.title).toBe('Poll')
  expect((await enter(graces, activity)).activity.title).toBe('Talk')
  expect((await enter(adas, activity)).activity.title).toBe('Talk')
})

test('Who may enter one activity is not let in to another by it', async () => {
  const cohorts = await house.addActivity(await house.addCohort('Spring'))
  expect((await enter(adas, activity)).activity.id).toBe(activity)
  await expect(enter(adas, cohorts)).rejects.toMatchObject({ status: 404 })
  expect((await enter(adas, activity)).activity.id).toBe(activity)
})

test('A session that ended lets nobody in, however often it did', async () => {
  await enter(adas, activity)
  house.now += 13 * 60 * 60 * 1000
  await expect(enter(adas, activity)).rejects.toMatchObject({ status: 401 })
})
