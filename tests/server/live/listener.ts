import { inflateRawSync } from 'node:zlib'
import type { WebSocket } from 'ws'
import type { HereChange, LiveEvent, Resync, ServerMessage, Welcome } from '../../../server/live/contract.ts'

/** One end of a socket, as a page would be: it keeps everything it hears, in order. */
export class Listener {
  readonly messages: ServerMessage[] = []
  /** How many messages of the wire that was. */
  writes = 0
  /** How many of them were packed. */
  packed = 0
  closed: { code: number; reason: string } | undefined
  private waiting: (() => void)[] = []

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer, isPacked) => {
      if (isPacked) this.packed += 1
      this.hear((isPacked ? inflateRawSync(data) : data).toString())
    })
    socket.on('close', (code, reason) => this.end(code, reason.toString()))
    socket.on('error', () => undefined)
  }

  /** Resolves when the condition is true; fails when the connection ends before. */
  async until(condition: (listener: this) => boolean): Promise<this> {
    while (!condition(this)) {
      if (this.closed) throw new Error(`The connection ended with ${this.closed.code} ${this.closed.reason}.`)
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
    return this
  }

  async untilClosed(): Promise<{ code: number; reason: string }> {
    while (!this.closed) await new Promise<void>((resolve) => this.waiting.push(resolve))
    return this.closed
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message))
  }

  cut(): Promise<unknown> {
    this.socket.terminate()
    return this.untilClosed()
  }

  get welcomes(): Welcome['welcome'][] {
    return this.messages.flatMap((message) => ('welcome' in message ? [message.welcome] : []))
  }

  get resyncs(): Resync['resync'][] {
    return this.messages.flatMap((message) => ('resync' in message ? [message.resync] : []))
  }

  get events(): LiveEvent[] {
    return this.messages.flatMap((message) => ('seq' in message ? [message] : []))
  }

  get beats(): number {
    return this.messages.filter((message) => 'beat' in message).length
  }

  /** What was said, in short: the data of numbered events. */
  get said(): unknown[] {
    return this.events.map((event) => event.data)
  }

  get hereChanges(): HereChange[] {
    return this.messages.flatMap((message) =>
      'event' in message && message.event === 'live.here' ? [message.data as HereChange] : [],
    )
  }

  /** The names of who is here, as the page would know it now. */
  get here(): string[] {
    const welcome = this.welcomes.at(-1)
    const begin = welcome ? this.messages.findLastIndex((message) => 'welcome' in message) : 0
    const here = new Map(welcome?.here.people.map((card) => [card.id, card.name]))
    for (const message of this.messages.slice(begin)) {
      if (!('event' in message) || message.event !== 'live.here') continue
      const { came, left } = message.data as HereChange
      for (const card of came) here.set(card.id, card.name)
      for (const id of left) here.delete(id)
    }
    return [...here.values()].toSorted()
  }

  /** The number after which each room goes on. */
  get since(): Record<string, number> {
    const since: Record<string, number> = { ...this.welcomes[0]?.rooms }
    for (const { room, seq } of this.events) since[room] = seq
    return since
  }

  private hear(text: string): void {
    const heard = JSON.parse(text) as ServerMessage | ServerMessage[]
    this.writes += 1
    this.messages.push(...(Array.isArray(heard) ? heard : [heard]))
    this.wake()
  }

  private end(code: number, reason: string): void {
    this.closed = { code, reason }
    this.wake()
  }

  private wake(): void {
    for (const resume of this.waiting.splice(0)) resume()
  }
}
