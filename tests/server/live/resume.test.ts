import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { courseRoom, roomsOf, type Room } from '../../../server/live/rooms.ts'
import { removeOldFrames } from '../../../server/live/pruning.ts'
import { everybodyIn, LiveHouse, openDistantDatabase, severalTurns } from './house.ts'

let house: LiveHouse
let activity: ActivityId
let token: string
let room: Room
let adasOwn: Room

beforeEach(async () => {
  house = await LiveHouse.open({}, openDistantDatabase)
  activity = await house.addActivity()
  const ada = await house.enrol('Ada')
  token = await house.signIn(ada)
  room = everybodyIn(activity)[0] ?? ''
  adasOwn = roomsOf(activity, { kind: 'people', people: [ada] })[0] ?? ''
})

afterEach(() => house.close())

const upTo = (end: number, begin = 1) => Array.from({ length: end - begin + 1 }, (_, index) => begin + index)

test('a welcome says who one is, which rooms one hears, and where they stand', async () => {
  await house.publish([room], 1, 2)
  const page = await house.visit(activity, token)
  const [welcome] = page.welcomes
  expect(welcome?.person).toMatchObject({ name: 'Ada', role: 'learner' })
  expect(welcome?.person).not.toHaveProperty('locale')
  expect(welcome?.rooms).toEqual({ [room]: 2, [adasOwn]: 0, [courseRoom(house.course)]: 0 })
})

test('a page that says from where gets what it missed, whatever it had seen', async () => {
  const other = await house.visit(activity, token)
  await house.publish([room], ...upTo(8))
  await other.until(({ events }) => events.length === 8)
  for (const seen of upTo(8, 0)) {
    const page = await house.visit(activity, token, { [room]: seen })
    expect(page.said).toEqual(upTo(8, seen + 1))
    await page.cut()
  }
})

test('a server that was killed between commit and delivery delivers after its start', async () => {
  const before = await house.visit(activity, token, { [room]: 0 })
  await house.publish([room], 1)
  await before.until(({ events }) => events.length === 1)
  await house.commit([room], 2, 3)
  await house.restart()
  const after = await house.visit(activity, token, before.since)
  expect(after.said).toEqual([2, 3])
  await house.publish([room], 4)
  await after.until(({ said }) => said.includes(4))
  expect(after.said).toEqual([2, 3, 4])
})

test('what is said while a page catches up comes once, and in its place', async () => {
  await house.publish([room], ...upTo(50))
  await house.restart()
  const page = await house.dial()
  page.say({ hello: { token, activity, since: { [room]: 10 } } })
  for (const number of upTo(150, 51)) {
    await house.publish([room], number)
    await severalTurns(3)
  }
  await page.until(({ said }) => said.includes(150))
  expect(page.said).toEqual(upTo(150, 11))
})

test('what the memory of a fresh server does not hold comes from the database, in every room', async () => {
  await house.publish([room, adasOwn], ...upTo(300))
  await house.restart()
  const page = await house.visit(activity, token, { [room]: 10, [adasOwn]: 295 })
  const saidIn = (where: Room) => page.events.filter((event) => event.room === where).map((event) => event.data)
  expect(saidIn(room)).toEqual(upTo(300, 11))
  expect(saidIn(adasOwn)).toEqual(upTo(300, 296))
  expect(page.resyncs).toEqual([])
})

test('many who come back at the same time, each from elsewhere, get what they missed', async () => {
  await house.publish([room], ...upTo(40))
  await house.restart()
  const pages = await Promise.all(upTo(20).map((since) => house.visit(activity, token, { [room]: 40 - since })))
  for (const [index, page] of pages.entries()) {
    expect(page.resyncs).toEqual([])
    expect(page.said).toEqual(upTo(40, 40 - index))
  }
})

test('five hundred missed events are replayed, one more is a reason to load the state anew', async () => {
  await house.publish([room], ...upTo(501))
  const missed500 = await house.visit(activity, token, { [room]: 1 })
  expect(missed500.said).toEqual(upTo(501, 2))
  const missed501 = await house.visit(activity, token, { [room]: 0 })
  expect(missed501.resyncs).toEqual([{ rooms: { [room]: 501 } }])
  await house.publish([room], 502)
  await missed501.until(({ events }) => events.length > 0)
  expect(missed501.said).toEqual([502])
})

test('few events that are too large together are not replayed either', async () => {
  await house.publish([room], ...upTo(10).map((number) => `${number}`.repeat(60_000)))
  const page = await house.visit(activity, token, { [room]: 0 })
  expect(page.resyncs).toEqual([{ rooms: { [room]: 10 } }])
  expect(page.said).toEqual([])
})

test('what is older than a week cannot be replayed, what is younger can', async () => {
  await house.publish([room], 'old')
  house.now += 6 * 24 * 60 * 60 * 1000
  await house.publish([room], 'young', 'younger')
  house.now += 2 * 24 * 60 * 60 * 1000
  await house.database.write((db) => removeOldFrames(db, house.now))
  await house.restart()
  token = await house.signIn(await house.enrol('Grace'))
  expect((await house.visit(activity, token, { [room]: 1 })).said).toEqual(['young', 'younger'])
  const away = await house.visit(activity, token, { [room]: 0 })
  expect(away.resyncs).toEqual([{ rooms: { [room]: 3 } }])
})

test('a page that knows more than the database, as after a restored copy, loads the state anew', async () => {
  const other = await house.visit(activity, token)
  await house.publish([room], 1)
  await other.until(({ events }) => events.length === 1)
  const page = await house.visit(activity, token, { [room]: 7, [adasOwn]: 0 })
  expect(page.resyncs).toEqual([{ rooms: { [room]: 1 } }])
  await house.publish([room], 2)
  await page.until(({ events }) => events.length > 0)
  expect(page.events.map((event) => event.seq)).toEqual([2])
})

test('rooms that are not for the person are not heard, even if the page asks for them', async () => {
  const elsewhere = everybodyIn(await house.addActivity())
  await house.publish(elsewhere, 'not for here')
  const [foreign = ''] = elsewhere
  const page = await house.visit(activity, token, { [foreign]: 0, [room]: 0 })
  await house.publish([room], 'for here')
  await page.until(({ said }) => said.includes('for here'))
  expect(page.said).toEqual(['for here'])
  expect(page.welcomes[0]?.rooms).not.toHaveProperty(foreign)
})

test('pages that come and go while others speak lose nothing and hear nothing twice', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('say', 'say to Ada', 'say much') },
    { weight: 2, arbitrary: fc.constantFrom('cut', 'come') },
    { weight: 1, arbitrary: fc.constant('restart') },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const heard = new Map<Room, number[]>([room, adasOwn].map((one) => [one, []]))
      const since: Record<Room, number> = { ...(await house.live.positions([room, adasOwn])) }
      const begin = { ...since }
      let page = await house.visit(activity, token, since)
      const leave = async () => {
        await page.cut()
        for (const event of page.events) {
          heard.get(event.room)?.push(event.seq)
          since[event.room] = event.seq
        }
      }
      const speaking: Promise<unknown>[] = []
      for (const one of steps) {
        if (one === 'say') speaking.push(house.publish([room], one))
        if (one === 'say to Ada') speaking.push(house.publish([room, adasOwn], one))
        if (one === 'say much') speaking.push(house.publish([room], ...upTo(20)), house.publish([adasOwn], one))
        if (one === 'cut') await leave().then(async () => (page = await house.visit(activity, token, since)))
        if (one === 'come') await house.visit(activity, token, since)
        if (one === 'restart') {
          await leave()
          await house.restart()
          page = await house.visit(activity, token, since)
        }
      }
      await Promise.all(speaking)
      const end = await house.live.positions([room, adasOwn])
      await page.until((one) =>
        [room, adasOwn].every((where) => ({ ...since, ...lastOf(one.events) })[where] === end[where]),
      )
      await leave()
      for (const where of [room, adasOwn])
        expect(heard.get(where)).toEqual(upTo(end[where] ?? 0, (begin[where] ?? 0) + 1))
    }),
    { numRuns: 15 },
  )
})

const lastOf = (events: readonly { room: Room; seq: number }[]): Record<Room, number> =>
  Object.fromEntries(events.map(({ room, seq }) => [room, seq]))
