import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import { WebSocket } from 'ws'
import { serve } from '../child.ts'

interface Line {
  readonly address: string
  readonly hello: string
}

interface Course {
  readonly origin: string
  readonly writers: readonly Line[]
  readonly readers: readonly Line[]
}

interface Pace {
  /** What is said, with the number of the message in place of `#`. */
  readonly said: string
  readonly messages: number
  /** Between two messages, in ms. */
  readonly every: number
}

let writers: WebSocket[] = []
let readers = 0
let arrived: number[] = []
const sentAt = new Map<number, number>()
let number = 0

async function open({ address, hello }: Line, origin: string): Promise<WebSocket> {
  const socket = new WebSocket(address, { origin, perMessageDeflate: false })
  await once(socket, 'open')
  const welcome = once(socket, 'message')
  socket.send(hello)
  await welcome
  return socket
}

/** One message may hold several events: each has the number of what was said between two marks. */
function note(data: Buffer, isBinary: boolean): void {
  const now = performance.now()
  for (const [, said] of (isBinary ? inflateRawSync(data) : data).toString().matchAll(/<p>message (\d+) /g)) {
    const at = sentAt.get(Number(said))
    if (at !== undefined) arrived.push(now - at)
  }
}

/** A connection that gives more commands at once than this is let go by the server. */
const mostUnderWay = 16

async function untilArrived(messages: number): Promise<void> {
  while (arrived.length < messages * readers) await setTimeout(5)
}

/** Writers and readers by one clock. */
export type Latency = typeof handlers
const handlers = serve({
  async connect({ origin, writers: writing, readers: reading }: Course) {
    writers = await Promise.all(writing.map((line) => open(line, origin)))
    for (const line of reading) (await open(line, origin)).on('message', note)
    readers = reading.length
  },
  /** Answers the time, in ms, within which 99 of 100 deliveries arrived. */
  async measure({ said, messages, every }: Pace) {
    arrived = []
    // What others of the same talk said before may still be on its way, and is not counted.
    sentAt.clear()
    for (let count = 0; count < messages; count += 1) {
      number += 1
      sentAt.set(number, performance.now())
      writers[count % writers.length]?.send(said.replaceAll('#', String(number)))
      await setTimeout(every)
      await untilArrived(count + 1 - mostUnderWay)
    }
    await untilArrived(messages)
    if (arrived.length > messages * readers) throw new Error('Something was delivered twice.')
    return arrived.toSorted((a, b) => a - b)[Math.floor(arrived.length * 0.99)] ?? Number.NaN
  },
})
