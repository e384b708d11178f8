import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import { roomsOf } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse, openDistantDatabase } from './house.ts'
import type { Listener } from './listener.ts'

let house: LiveHouse
let activity: ActivityId
let ada: PersonId
let grace: PersonId
let adasPage: Listener
let gracesPage: Listener

beforeEach(async () => {
  house = await LiveHouse.open({ pause: 0 })
  activity = await house.addActivity()
  ada = await house.enrol('Ada')
  grace = await house.enrol('Grace')
  adasPage = await house.visit(activity, await house.signIn(ada))
  gracesPage = await house.visit(activity, await house.signIn(grace))
})

afterEach(() => house.close())

test('everybody who has an activity open hears what is said in it, in the order it was committed', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => index)
  await Promise.all(numbers.map((number) => house.publish(everybodyIn(activity), number)))
  for (const page of [adasPage, gracesPage]) {
    await page.until(({ events }) => events.length === 40)
    expect(page.events.map((event) => event.seq)).toEqual(numbers.map((number) => number + 1))
  }
  expect(adasPage.said).toEqual(gracesPage.said)
})

test('an event arrives as it was stored: room, number, name and data', async () => {
  const [room = ''] = everybodyIn(activity)
  await house.publish([room], { text: 'Grüße 👋 "quoted"' })
  await adasPage.until(({ events }) => events.length === 1)
  expect(adasPage.events).toEqual([{ room, seq: 1, event: 'poll.said', data: { text: 'Grüße 👋 "quoted"' } }])
})

test.each([10, 125, 126, 65_535, 65_536, 200_000])('a text of %i characters arrives whole', async (length) => {
  const text = 'é'.repeat(length)
  await house.publish(everybodyIn(activity), text)
  await adasPage.until(({ events }) => events.length === 1)
  expect(adasPage.said).toEqual([text])
})

test('what is delivered in one turn travels in one message, even across rooms', async () => {
  const [common = '', adasOwn = ''] = [
    ...everybodyIn(activity),
    ...roomsOf(activity, { kind: 'people', people: [ada] }),
  ]
  const first = await house.commit([common], 'to all')
  const second = await house.commit([adasOwn], 'to Ada')
  const third = await house.commit([common], 'to all again')
  await Promise.all([adasPage, gracesPage].map((page) => page.until(({ here }) => here.length === 2)))
  const before = [adasPage.writes, gracesPage.writes]
  house.live.deliver(first)
  house.live.deliver(second)
  house.live.deliver(third)
  await adasPage.until(({ events }) => events.length === 3)
  await gracesPage.until(({ events }) => events.length === 2)
  expect(adasPage.said).toEqual(['to all', 'to Ada', 'to all again'])
  expect(gracesPage.said).toEqual(['to all', 'to all again'])
  expect([adasPage.writes, gracesPage.writes]).toEqual(before.map((writes) => writes + 1))
})

test('what many hear is packed for those who can unpack it; what is short, or for one alone, is not', async () => {
  const token = await house.signIn(grace)
  const many = await Promise.all(Array.from({ length: 20 }, () => house.dial()))
  for (const page of many) page.say({ hello: { token, activity, since: {}, inflates: true } })
  await Promise.all(many.map((page) => page.until(({ welcomes }) => welcomes.length > 0)))
  const [long, alone] = ['What everybody says. '.repeat(500), 'What one hears. '.repeat(500)]
  const pages = [...many, adasPage]
  await house.publish(everybodyIn(activity), long)
  await Promise.all(pages.map((page) => page.until(({ said }) => said.length === 1)))
  await house.publish(everybodyIn(activity), 'short')
  await Promise.all(pages.map((page) => page.until(({ said }) => said.length === 2)))
  await house.publish(roomsOf(activity, { kind: 'people', people: [ada] }), alone)
  await adasPage.until(({ said }) => said.length === 3)
  expect(many.map(({ said }) => said)).toEqual(many.map(() => [long, 'short']))
  expect(many.map(({ packed }) => packed)).toEqual(many.map(() => 1))
  expect([adasPage.said, adasPage.packed]).toEqual([[long, 'short', alone], 0])
})

test('what is said to some people reaches those alone', async () => {
  await house.publish(roomsOf(activity, { kind: 'people', people: [ada] }), 'secret')
  await house.publish(everybodyIn(activity), 'open')
  await Promise.all([adasPage, gracesPage].map((page) => page.until(({ said }) => said.includes('open'))))
  expect(adasPage.said).toEqual(['secret', 'open'])
  expect(gracesPage.said).toEqual(['open'])
})

test('another activity of the same course is another world', async () => {
  const other = await house.addActivity()
  await house.publish(everybodyIn(other), 'elsewhere')
  await house.publish(everybodyIn(activity), 'here')
  await adasPage.until(({ said }) => said.includes('here'))
  expect(adasPage.said).toEqual(['here'])
})

test('a whisper comes once even to those who are in several of its rooms', async () => {
  const rooms = [...everybodyIn(activity), ...roomsOf(activity, { kind: 'people', people: [ada] })]
  house.live.whisper(rooms, 'poll.typing', { who: 'Grace' })
  await house.publish(everybodyIn(activity), 'afterwards')
  await adasPage.until(({ said }) => said.includes('afterwards'))
  const whispers = adasPage.messages.filter((message) => 'event' in message && message.event === 'poll.typing')
  expect(whispers).toEqual([{ event: 'poll.typing', data: { who: 'Grace' } }])
})

test('events that are delivered in another order than they were committed arrive in order', async () => {
  const [first, second, third] = [
    await house.commit(everybodyIn(activity), 'one'),
    await house.commit(everybodyIn(activity), 'two'),
    await house.commit(everybodyIn(activity), 'three'),
  ]
  house.live.deliver(third)
  house.live.deliver(first)
  house.live.deliver(second)
  await adasPage.until(({ said }) => said.includes('three'))
  expect(adasPage.said).toEqual(['one', 'two', 'three'])
})

test('events that another process committed come with the next ones', async () => {
  await house.commit(everybodyIn(activity), 'by another process')
  await house.publish(everybodyIn(activity), 'by this one')
  await adasPage.until(({ said }) => said.includes('by this one'))
  expect(adasPage.said).toEqual(['by another process', 'by this one'])
})

test('the numbers of rooms are those of the last commit', async () => {
  const [room = ''] = everybodyIn(activity)
  expect(await house.live.positions([room])).toEqual({ [room]: 0 })
  await house.publish([room], 1, 2, 3)
  expect(await house.live.positions([room, 'nowhere'])).toEqual({ [room]: 3, nowhere: 0 })
})

test('a number that is asked for while something is committed is not remembered as older than it', async () => {
  const distant = await LiveHouse.open({}, openDistantDatabase)
  const [room = ''] = everybodyIn(await distant.addActivity())
  const asked = distant.live.positions([room])
  for (const number of [1, 2, 3]) await distant.publish([room], number)
  await asked
  expect(await distant.live.positions([room])).toEqual({ [room]: 3 })
  await distant.close()
})

test('a server that stops says so to its pages', async () => {
  const closing = house.stopServing()
  expect((await adasPage.untilClosed()).code).toBe(1001)
  await closing
})
