// @vitest-environment node
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Window } from 'happy-dom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { LiveHub } from '../../../client/connection/live/hub.ts'
import { Ways } from '../../../client/connection/live/ways.ts'
import type { LiveEvent } from '../../../client/connection/live/live.ts'
import { findFreePort } from '../../support/free-port.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let proxy: Server
let between: string
let letsSocketsThrough: boolean
/** What becomes of an upgrade that is not let through. */
let stops: 'refuses' | 'swallows' | 'opens and swallows'
let upgrades: number
/** What somebody in between says to whatever is asked, until they were greeted. */
let portal: string | undefined
let hub: LiveHub
let ada: TestPerson
let grace: TestPerson
const events: LiveEvent[] = []

beforeEach(async () => {
  letsSocketsThrough = false
  stops = 'refuses'
  upgrades = 0
  portal = undefined
  events.length = 0
  const port = await findFreePort()
  talk = await startTalk({ configuration: { port, url: `http://127.0.0.1:${port}` } })
  ada = await talk.enrol('Ada')
  grace = await talk.enrol('Grace')
  await startProxy(port)
  const page = new Window({ url: between })
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('location', page.location)
})
afterEach(async () => {
  hub.close()
  vi.unstubAllGlobals()
  proxy.close()
  proxy.closeAllConnections()
  await talk.close()
})

/** Passes requests on, and upgrades only when it is told to. */
async function startProxy(port: number): Promise<void> {
  proxy = createServer((asked, reply) => {
    if (portal !== undefined) {
      reply.writeHead(200, { 'content-type': 'application/json' }).end(portal)
      return
    }
    const passed = request({ port, path: asked.url, method: asked.method, headers: asked.headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    })
    passed.on('error', () => reply.destroy())
    reply.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  proxy.on('upgrade', (asked, near: Socket) => {
    upgrades += 1
    if (portal !== undefined) near.end(`HTTP/1.1 200 OK\r\ncontent-length: ${portal.length}\r\n\r\n${portal}`)
    else if (letsSocketsThrough) upgrade(port, asked, near)
    else if (stops === 'opens and swallows') swallowAll(asked, near)
    else if (stops === 'refuses') near.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  between = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

function swallowAll(asked: IncomingMessage, near: Socket): void {
  const key = asked.headers['sec-websocket-key'] ?? ''
  const accepted = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'upgrade: websocket', 'connection: upgrade']
  near.write(`${head.join('\r\n')}\r\nsec-websocket-accept: ${accepted}\r\n\r\n`)
  near.resume()
}

function upgrade(port: number, asked: IncomingMessage, near: Socket): void {
  const passed = request({ port, path: asked.url, headers: asked.headers })
  passed.on('upgrade', (answer, far: Socket) => {
    const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`)
    near.write(`HTTP/1.1 101 Switching Protocols\r\n${head.join('\r\n')}\r\n\r\n`)
    near.pipe(far).pipe(near)
    far.on('error', () => near.destroy())
    near.on('error', () => far.destroy())
  })
  passed.end()
}

function open(): void {
  const origin = talk.house.house.configuration.url
  hub = new LiveHub({
    activity: talk.activity,
    token: () => ada.token,
    openSocket: (url) => new NodeSocket(url, { origin }) as unknown as WebSocket,
  })
  hub.listen({ onEvents: (heard) => events.push(...heard) })
}

const seqs = () => events.filter(({ room }) => room === `${talk.activity}/course`).map(({ seq }) => seq)

test('Where a proxy lets no socket through, a page hears everything all the same, once and in order', async () => {
  open()
  await expect.poll(() => hub.state.kind).toBe('live')
  expect(upgrades).toBeGreaterThanOrEqual(2)
  for (let count = 1; count <= 10; count += 1) await talk.say(grace, `number ${count}`)
  await expect.poll(() => seqs().length).toBe(10)
  expect(seqs()).toEqual(Array.from({ length: 10 }, (_, index) => index + 1))
  expect(await hub.command({ key: 'by-polling-1', feature: 'conversations', name: 'send' })).toBeUndefined()
}, 30_000)

test('A proxy that swallows an upgrade is suspected at once, and one that lets it open and nothing through is not believed', async () => {
  stops = 'swallows'
  open()
  await expect.poll(() => upgrades).toBe(1)
  stops = 'opens and swallows'
  await expect.poll(() => hub.state.kind).toBe('live')
  const kinds: string[] = []
  hub.listen({ onChange: () => kinds.push(hub.state.kind) })
  // Beside the polling.
  await expect.poll(() => upgrades).toBe(2)
  for (const seq of [1, 2]) {
    await talk.say(grace, `number ${seq}`)
    await expect.poll(() => seqs().at(-1)).toBe(seq)
  }
  expect(upgrades).toBe(2)
  expect(kinds.filter((kind) => kind !== 'live')).toEqual([])
})

test('Where a proxy lets no socket through, others hear all the same that somebody is typing', async () => {
  const hers = await grace.listen(talk.activity)
  open()
  await expect.poll(() => hub.state.kind).toBe('live')
  hub.whisper('typing')
  await expect.poll(() => hers.whispers).toMatchObject([{ event: 'typing', person: ada.id }])
})

test.each(['{"login":"required"}', '[{"login":"required"}]'])(
  'A portal that answers %s to everything is not taken for the server, and once it is gone the page hears again',
  async (words) => {
    portal = words
    open()
    // Two sockets and a poll in vain, and then a socket once more: it does not ask on and on.
    await expect.poll(() => upgrades).toBeGreaterThanOrEqual(3)
    expect(hub.state.kind).toBe('reconnecting')
    portal = undefined
    hub.reconnectNow()
    await expect.poll(() => hub.state.kind).toBe('live')
    await talk.say(grace, 'after the portal')
    await expect.poll(() => seqs()).toEqual([1])
  },
  60_000,
)

test('When sockets get through again the page takes one, and misses nothing in between', async () => {
  open()
  await expect.poll(() => hub.state.kind).toBe('live')
  letsSocketsThrough = true
  const before = upgrades
  await talk.say(grace, 'one')
  await expect.poll(() => seqs()).toEqual([1])
  // It was tried in vain when polling began; after a cut it is tried again.
  proxy.closeAllConnections()
  await expect.poll(() => upgrades).toBeGreaterThan(before)
  await talk.say(grace, 'two')
  await expect.poll(() => seqs()).toEqual([1, 2])
  const words = { conversation: talk.conversation, markdown: 'by socket' }
  const send = (count: number) =>
    hub.command({ key: `by-socket-${count}`, feature: 'conversations', name: 'send', input: words })
  let count = 0
  await expect.poll(() => send((count += 1))).toHaveProperty('done')
}, 40_000)

test('Polling is chosen after two sockets failed, and a socket is tried again at once and every five minutes', () => {
  let now = 0
  const ways = new Ways(() => now)
  const attempt = (): string => {
    const way = ways.choose()
    ways.failed()
    return way
  }
  expect([attempt(), attempt(), attempt(), attempt(), attempt()]).toEqual([
    'socket',
    'socket',
    'polling',
    'socket',
    'polling',
  ])
  expect(ways.choose()).toBe('socket')
  ways.failed()
  expect(ways.choose()).toBe('polling')
  ways.reached()
  expect([ways.takeTimeForSocket(), ways.takeTimeForSocket()]).toEqual([true, false])
  now += 5 * 60_000
  expect(ways.takeTimeForSocket()).toBe(true)
  expect(ways.choose()).toBe('polling')
  ways.preferSocket()
  expect(ways.choose()).toBe('socket')
})
