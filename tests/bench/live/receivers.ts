import { once } from 'node:events'
import { WebSocket } from 'ws'
import { serve } from '../child.ts'

interface Event {
  readonly seq: number
}

/** One reader: it counts, and notices when something is missing, doubled or out of order. */
class Receiver {
  count = 0
  faults = 0
  private last: number | undefined

  constructor(readonly socket: WebSocket) {}

  hear(text: string): void {
    bytes += text.length
    const heard = JSON.parse(text) as object | object[]
    for (const message of Array.isArray(heard) ? heard : [heard]) if ('seq' in message) this.take(message as Event)
  }

  private take({ seq }: Event): void {
    if (this.last !== undefined && seq !== this.last + 1) this.faults += 1
    this.last = seq
    this.count += 1
  }
}

let bytes = 0
let receivers: Receiver[] = []

export type Receivers = typeof handlers
const handlers = serve({
  /** Opens so many connections; each says a line first, with its number in place of `#`. */
  async connect({ address, origin, count, hello }: { address: string; origin: string; count: number; hello: string }) {
    receivers = []
    for (let number = 0; number < count; number += 1) {
      const socket = new WebSocket(address, { headers: { origin }, perMessageDeflate: false })
      const receiver = new Receiver(socket)
      socket.on('message', (data: Buffer) => receiver.hear(data.toString()))
      await once(socket, 'open')
      socket.send(hello.replace('#', String(number)))
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
