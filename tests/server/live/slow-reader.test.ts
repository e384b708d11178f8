import { afterEach, expect, test } from 'vitest'
import type { LiveParts } from '../../../server/live/live.ts'
import type { Room } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse } from './house.ts'
import type { Listener } from './listener.ts'

let house: LiveHouse

afterEach(() => house.close())

async function openWithTwo(pace?: LiveParts['pace']) {
  house = await LiveHouse.open(pace)
  const activity = await house.addActivity()
  const slow = await house.visit(activity, await house.signIn(await house.enrol('Slow')))
  const quick = await house.visit(activity, await house.signIn(await house.enrol('Quick')))
  slow.socket.pause()
  return { activity, slow, quick, rooms: everybodyIn(activity) }
}

const limit = 1024 * 1024

/** Says one thing after the other, each heard by the quick one before the next. */
async function say(rooms: readonly Room[], quick: Listener, goOn: () => boolean): Promise<void> {
  const text = 'x'.repeat(50_000)
  while (goOn()) {
    const [frame] = await house.publish(rooms, text)
    await quick.until(({ events }) => events.at(-1)?.seq === frame?.seq)
  }
}

const numbers = (page: Listener) => page.events.map((event) => event.seq)
const upTo = (end: number, begin = 1) => Array.from({ length: end - begin + 1 }, (_, index) => begin + index)

test('a reader that stops does not hold up the others, and its server keeps little for it', async () => {
  const { quick, rooms } = await openWithTwo()
  await say(rooms, quick, () => quick.events.length < 400)
  expect(numbers(quick)).toEqual(upTo(400))
  expect(house.mostWaiting).toBeGreaterThan(limit)
  expect(house.mostWaiting).toBeLessThan(1.5 * limit)
})

test('a reader that reads on is told which rooms to load anew, and then hears everything again', async () => {
  const { slow, quick, rooms } = await openWithTwo()
  const [room = ''] = rooms
  await say(rooms, quick, () => quick.events.length < 400)
  slow.socket.resume()
  await slow.until(({ resyncs }) => resyncs.length > 0)
  const heard = slow.events.length
  expect(numbers(slow)).toEqual(upTo(heard))
  expect(slow.resyncs[0]?.rooms).toEqual({ [room]: 400 })
  await house.publish(rooms, 'afterwards')
  await slow.until(({ events }) => events.length > heard)
  expect(numbers(slow).at(-1)).toBe(401)
})

test('a reader that was left behind by little gets the rest, each event once', async () => {
  const { slow, quick, rooms } = await openWithTwo()
  await say(rooms, quick, () => house.mostWaiting <= limit)
  const end = quick.events.length
  await house.publish(rooms, 'one', 'two', 'three')
  slow.socket.resume()
  await slow.until(({ said }) => said.includes('three'))
  expect(numbers(slow)).toEqual(upTo(end + 3))
  expect(slow.resyncs).toEqual([])
})

test('a reader that takes nothing for long is cut off', async () => {
  const { slow, quick, rooms } = await openWithTwo({ patience: 200, beat: 500 })
  await say(rooms, quick, () => house.connected > 1)
  slow.socket.resume()
  expect((await slow.untilClosed()).code).toBe(1006)
  expect(quick.closed).toBeUndefined()
})
