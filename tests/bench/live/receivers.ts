import { once } from 'node:events'
import { inflateRawSync } from 'node:zlib'
import { WebSocket } from 'ws'
import { serve } from '../child.ts'

interface Event {
  readonly room: string
  readonly seq: number
  readonly event: string
}

/** What is measured; whatever else is said has to be in order, too. */
const counted = ['conversations.sent', 'conversations.messageSent']

/** One reader: it counts, and notices when something is missing, doubled or out of order. */
class Receiver {
  count = 0
  faults = 0
  private readonly last = new Map<string, number>()

  constructor(readonly socket: WebSocket) {}

  hear(text: string): void {
    bytes += text.length
    const heard = JSON.parse(text) as object | object[]
    for (const message of Array.isArray(heard) ? heard : [heard]) if ('seq' in message) this.take(message as Event)
  }

  private take({ room, seq, event }: Event): void {
    if (seq !== (this.last.get(room) ?? seq - 1) + 1) this.faults += 1
    this.last.set(room, seq)
    if (counted.includes(event)) this.count += 1
  }
}

const unpack = (data: Buffer, isBinary: boolean): string => (isBinary ? inflateRawSync(data) : data).toString()

let bytes = 0
let receivers: Receiver[] = []

export type Receivers = typeof handlers
const handlers = serve({
  /** Opens a connection for each line, which it says first. */
  async connect({ address, origin, hellos }: { address: string; origin: string; hellos: readonly string[] }) {
    receivers = []
    for (const hello of hellos) {
      const socket = new WebSocket(address, { headers: { origin }, perMessageDeflate: false })
      const receiver = new Receiver(socket)
      socket.on('message', (data: Buffer, isBinary) => receiver.hear(unpack(data, isBinary)))
      await once(socket, 'open')
      socket.send(hello)
      receivers.push(receiver)
    }
  },
  /** Resolves when each has heard so many events in all; fails when one of them is not what it has to be. */
  async untilHeard({ each }: { each: number }) {
    while (receivers.some(({ count }) => count < each)) await new Promise((resolve) => setTimeout(resolve, 5))
    const faults = receivers.filter((receiver) => receiver.faults > 0 || receiver.count !== each)
    if (faults.length > 0) throw new Error(`${faults.length} receivers heard something else than was sent.`)
    return bytes
  },
})
