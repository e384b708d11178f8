import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { LiveConnection, type Here, type LiveEvent, type LiveState } from '../../../client/connection/live/live.ts'
import { roomsOf, type Room } from '../../../server/live/rooms.ts'
import { everybodyIn, LiveHouse } from '../../server/live/house.ts'

let house: LiveHouse
let activity: ActivityId
let token: string
let room: Room
const pages: Page[] = []

beforeEach(async () => {
  house = await LiveHouse.open({ pause: 20, beat: 500 })
  activity = await house.addActivity()
  token = await house.signIn(await house.enrol('Ada'))
  room = everybodyIn(activity)[0] ?? ''
})

afterEach(async () => {
  for (const page of pages.splice(0)) page.connection.close()
  await house.close()
})

/** A page with its connection, and everything it was told. */
class Page {
  readonly events: LiveEvent[] = []
  readonly states: LiveState[] = []
  readonly resyncs: (readonly string[])[] = []
  readonly whispers: unknown[] = []
  here: Here = { people: [], count: 0 }
  readonly sockets: NodeSocket[] = []
  readonly connection: LiveConnection
  private waiting: (() => void)[] = []

  constructor(sessionToken = token) {
    this.connection = new LiveConnection({
      url: house.address,
      token: () => sessionToken,
      activity,
      onEvents: (events) => this.note(() => this.events.push(...events)),
      onState: (state) => this.note(() => this.states.push(state)),
      onResync: (rooms) => this.note(() => this.resyncs.push(rooms)),
      onPresence: (here) => this.note(() => (this.here = here)),
      onWhisper: (whisper) => this.note(() => this.whispers.push(whisper)),
      openSocket: (url) => this.openSocket(url),
    })
    pages.push(this)
  }

  get kinds(): string[] {
    return this.states.map((state) => state.kind)
  }

  get said(): unknown[] {
    return this.events.map((event) => event.data)
  }

  get socket(): NodeSocket | undefined {
    return this.sockets.at(-1)
  }

  cut(): void {
    this.socket?.terminate()
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  untilLive(): Promise<void> {
    return this.until(() => this.kinds.at(-1) === 'live')
  }

  private openSocket(url: string): WebSocket {
    const socket = new NodeSocket(url, { headers: { origin: 'https://tertulia.example' } })
    this.sockets.push(socket)
    // What the connection uses of a socket is the same in Node and in a browser.
    return socket as unknown as WebSocket
  }

  private note(how: () => void): void {
    how()
    for (const resume of this.waiting.splice(0)) resume()
  }
}

test('a page hears what is said from when it is live', async () => {
  await house.publish([room], 'before')
  const page = new Page()
  await page.untilLive()
  await house.publish([room], 'after')
  await page.until(() => page.events.length > 0)
  expect(page.events).toEqual([{ room, seq: 2, event: 'poll.said', data: 'after' }])
  expect(page.kinds).toEqual(['live'])
})

test('a page that is cut off says so, comes back by itself, and has missed nothing', async () => {
  const page = new Page()
  await page.untilLive()
  await house.publish([room], 1, 2)
  await page.until(() => page.events.length === 2)
  page.cut()
  await page.until(() => page.kinds.at(-1) === 'reconnecting')
  await house.publish([room], 3, 4)
  await page.untilLive()
  await house.publish([room], 5)
  await page.until(() => page.said.includes(5))
  expect(page.said).toEqual([1, 2, 3, 4, 5])
  expect(page.kinds).toEqual(['live', 'reconnecting', 'live'])
})

test('"now" does not wait for the next attempt', async () => {
  const page = new Page()
  await page.untilLive()
  page.cut()
  await page.until(() => page.kinds.at(-1) === 'reconnecting')
  const tries = page.sockets.length
  page.connection.reconnectNow()
  expect(page.sockets).toHaveLength(tries + 1)
  await page.untilLive()
})

test('a page that wakes up, or gets its network back, tries at once', async () => {
  const page = new Page()
  await page.untilLive()
  page.cut()
  await page.until(() => page.kinds.at(-1) === 'reconnecting')
  const tries = page.sockets.length
  window.dispatchEvent(new Event('online'))
  expect(page.sockets).toHaveLength(tries + 1)
  await page.untilLive()
})

test.each([
  ['wakes up', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['is told that its network is gone', () => window.dispatchEvent(new Event('offline'))],
])('a page that %s finds out that its connection is dead', { timeout: 20_000 }, async (_, tell) => {
  const page = new Page()
  await page.untilLive()
  const dead = page.socket
  dead?.pause()
  tell()
  await page.until(() => page.sockets.length === 2)
  await page.untilLive()
  await house.publish([room], 'anew')
  await page.until(() => page.said.includes('anew'))
  expect(page.kinds).toEqual(['live', 'reconnecting', 'live'])
  dead?.terminate()
})

test.each([
  ['whose session is over', 'not-signed-in', () => Promise.resolve('nobody')],
  ['of another cohort', 'not-found', () => signInElsewhere()],
] as const)('a page %s is told that it has ended, and does not come back', async (_, reason, getToken) => {
  const page = new Page(await getToken())
  await page.until(() => page.states.length > 0)
  expect(page.states).toEqual([{ kind: 'ended', reason }])
  page.connection.reconnectNow()
  window.dispatchEvent(new Event('online'))
  expect(page.sockets).toHaveLength(1)
})

async function signInElsewhere(): Promise<string> {
  const [spring, autumn] = [await house.addCohort('Spring'), await house.addCohort('Autumn')]
  activity = await house.addActivity(spring)
  return house.signIn(await house.enrol('Linus', { cohort: autumn }))
}

test('a page that was away for too long is told what to load anew', async () => {
  const page = new Page()
  await page.untilLive()
  page.cut()
  await house.publish([room], ...Array.from({ length: 501 }, (_, index) => index))
  await page.until(() => page.resyncs.length > 0)
  expect(page.resyncs).toEqual([[room]])
  await house.publish([room], 'afterwards')
  await page.until(() => page.events.length > 0)
  expect(page.said).toEqual(['afterwards'])
})

test('a state that was read before the page was live lacks nothing, whenever its answer came', async () => {
  await house.publish([room], 1)
  const position = await house.live.positions([room])
  await house.publish([room], 2)
  const early = new Page()
  expect(early.connection.eventsAfter(position)).toEqual([])
  await early.until(() => early.said.includes(2))

  const late = new Page()
  await late.untilLive()
  await house.publish([room], 3)
  await late.until(() => late.said.includes(3))
  late.connection.eventsAfter(position)
  await late.until(() => late.said.includes(2))
  await late.until(() => late.said.filter((data) => data === 3).length === 2)
  expect(late.said).toEqual([3, 2, 3])
  expect(late.kinds).toEqual(['live'])
})

test('a state is given what came by while its answer was on the way', async () => {
  const page = new Page()
  await page.untilLive()
  await house.publish([room], 1)
  const position = await house.live.positions([room])
  await house.publish([room], 2, 3)
  await page.until(() => page.events.length === 3)
  expect(page.connection.eventsAfter(position).map((event) => event.data)).toEqual([2, 3])
  expect(page.connection.eventsAfter({ [room]: 3 })).toEqual([])
  expect(page.sockets).toHaveLength(1)
})

test('a state that was read between hello and welcome lacks nothing', async () => {
  const position = { [room]: 0 }
  await house.publish([room], 1)
  const page = new Page()
  await new Promise((resolve) => page.socket?.once('open', resolve))
  page.connection.eventsAfter(position)
  await page.until(() => page.said.includes(1))
  expect(page.said).toEqual([1])
})

test('a page knows who is here, also after a cut', async () => {
  const page = new Page()
  await page.until(() => page.here.people.some(({ name }) => name === 'Ada'))
  page.cut()
  await page.until(() => page.kinds.at(-1) === 'reconnecting')
  const other = new Page(await house.signIn(await house.enrol('Grace')))
  await page.until(() => page.here.count === 2)
  expect(page.here.people.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Grace'])
  await other.until(() => other.here.count === 2)
})

test('a page hears what others whisper, and it is no event', async () => {
  const grace = await house.enrol('Grace')
  const [page, hers] = [new Page(), new Page(await house.signIn(grace))]
  await Promise.all([page.untilLive(), hers.untilLive()])
  hers.connection.whisper('typing', { since: 1 })
  hers.connection.whisper('stopped')
  await page.until(() => page.whispers.length === 2)
  expect(page.whispers).toEqual([
    { event: 'typing', data: { since: 1 }, person: grace },
    { event: 'stopped', person: grace },
  ])
  expect(page.events).toEqual([])
  expect(hers.whispers).toEqual([])
})

test('what is whispered without a connection is not said later', async () => {
  const [page, hers] = [new Page(), new Page(await house.signIn(await house.enrol('Grace')))]
  hers.connection.whisper('early')
  await Promise.all([page.untilLive(), hers.untilLive()])
  hers.connection.whisper('typing')
  await page.until(() => page.whispers.length > 0)
  expect(page.whispers).toMatchObject([{ event: 'typing' }])
})

test('a page of somebody who joins a cohort is told to load it, and hears it', async () => {
  const cohort = await house.addCohort('Spring')
  const rooms = roomsOf(activity, { kind: 'cohort', cohort })
  await house.publish(rooms, 'before')
  const ada = await house.enrol('Ada')
  const page = new Page()
  await page.untilLive()
  await house.database.write((db) =>
    db.insertInto('cohort_members').values({ cohort_id: cohort, person_id: ada }).execute(),
  )
  await house.publishNews(`${house.course}/all`)
  await page.until(() => page.resyncs.length > 0)
  expect(page.resyncs).toEqual([rooms])
  await house.publish(rooms, 'after')
  await page.until(() => page.said.includes('after'))
})

test('what many hear at once comes packed, and nothing overtakes it', async () => {
  const many = Array.from({ length: 20 }, () => new Page())
  await Promise.all(many.map((page) => page.untilLive()))
  const kinds: boolean[] = []
  for (const { socket } of many) socket?.on('message', (_, isPacked) => kinds.push(isPacked))
  const long = 'Grüße 👋 '.repeat(1000)
  for (const said of [long, 'short', long, 'shorter']) await house.publish([room], said)
  for (const page of many) {
    await page.until(() => page.events.length === 4)
    expect(page.said).toEqual([long, 'short', long, 'shorter'])
    expect(page.kinds).toEqual(['live'])
  }
  expect(kinds).toContain(true)
})

test('what was packed and cannot be unpacked is asked for again', async () => {
  const page = new Page()
  await page.untilLive()
  page.socket?.emit('message', Buffer.from('not packed at all'), true)
  await page.until(() => page.sockets.length === 2)
  await page.untilLive()
  await house.publish([room], 'after')
  await page.until(() => page.events.length > 0)
  expect(page.said).toEqual(['after'])
})
