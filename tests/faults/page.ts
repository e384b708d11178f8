import { WebSocket } from 'ws'
import type { CommandOut, LiveEvent, ServerMessage } from '../../server/live/contract.ts'
import type { PreparedTalk } from '../support/prepared-talk.ts'

/** Where the socket is cut, if at all, while one message is sent. */
export type Cut = 'nowhere' | 'before it is sent' | 'as soon as it is sent' | 'as soon as it is acknowledged'

interface Parts {
  readonly talk: PreparedTalk
  readonly token: string
  readonly name: string
  /** An address of a node that is alive, or was a moment ago. */
  readonly findNode: () => string | undefined
}

/** Before it is tried again, in ms. */
const pause = 150
const longestAnswer = 4000

/** A page as far as it is to be trusted: it sends until it is acknowledged, goes on where it was, and keeps what it hears. */
export class Page {
  /** What was said, in the order in which it was heard. */
  readonly heard: LiveEvent[] = []
  /** How often it was told to load the state anew. */
  resyncs = 0
  private socket: WebSocket | undefined
  private readonly since = new Map<string, number>()
  private acknowledged: { readonly key: string; readonly done: (message: ServerMessage) => void } | undefined
  private closed = false
  /** The first thing that it heard and should not have. */
  private fault: string | undefined

  constructor(private readonly parts: Parts) {}

  /** Resolves when it is there, however often it takes: only from then on is everything that is said meant for it. */
  async arrive(): Promise<void> {
    while (!this.closed && !(await this.connect())) await wait(pause)
  }

  /** Resolves when the message is acknowledged, however often it takes. */
  async send(number: number, cut: Cut): Promise<void> {
    const { talk, name } = this.parts
    const input = { conversation: talk.conversation, markdown: `${name}-${number}` }
    const command = { key: `${name}-message-${number}`, feature: 'conversations', name: 'send', input }
    if (cut === 'before it is sent') this.cut()
    for (let attempt = 0; !this.closed; attempt += 1) {
      const socket = await this.connect()
      const answer = socket && this.give(socket, command)
      if (cut === 'as soon as it is sent' && attempt === 0) this.cut()
      if (await answer) break
      await wait(pause)
    }
    if (cut === 'as soon as it is acknowledged') this.cut()
  }

  cut(): void {
    this.socket?.terminate()
    this.socket = undefined
  }

  /** Resolves when so many messages were heard; fails when that takes too long. */
  async untilHeard(count: number, longest: number): Promise<void> {
    for (const begin = performance.now(); this.heard.length < count || this.fault; await wait(50)) {
      if (this.fault) throw new Error(this.fault)
      await this.connect()
      if (performance.now() - begin > longest)
        throw new Error(`${this.parts.name} heard ${this.heard.length} of ${count}.`)
    }
  }

  close(): void {
    this.closed = true
    this.cut()
  }

  /** Undefined when nobody was there. */
  async connect(): Promise<WebSocket | undefined> {
    if (this.socket?.readyState === WebSocket.OPEN) return this.socket
    const url = this.parts.findNode()
    if (url === undefined || this.closed) return undefined
    this.socket = await this.greet(new WebSocket(`${url.replace('http', 'ws')}/live`, { origin }))
    return this.socket
  }

  private greet(socket: WebSocket): Promise<WebSocket | undefined> {
    return new Promise((resolve) => {
      const { talk, token } = this.parts
      const since = Object.fromEntries(this.since)
      const late = setTimeout(() => socket.terminate(), longestAnswer)
      socket.on('open', () => socket.send(JSON.stringify({ hello: { token, activity: talk.activity, since } })))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(undefined))
      socket.on('message', (data: Buffer) => {
        clearTimeout(late)
        // A socket that was cut may still have something in its buffers; a page has stopped listening to it.
        if (socket.readyState !== WebSocket.OPEN) return
        for (const message of [JSON.parse(data.toString()) as ServerMessage | ServerMessage[]].flat())
          this.hear(message)
        resolve(socket)
      })
    })
  }

  private hear(message: ServerMessage): void {
    if ('welcome' in message)
      for (const [room, seq] of Object.entries(message.welcome.rooms))
        if (!this.since.has(room)) this.since.set(room, seq)
    if ('resync' in message) this.resyncs += 1
    if ('refused' in message) this.fault ??= `${this.parts.name} was refused: ${JSON.stringify(message.refused)}`
    if ('done' in message && message.done.key === this.acknowledged?.key) this.acknowledged.done(message)
    if (!('seq' in message)) return
    const last = this.since.get(message.room) ?? 0
    if (message.seq !== last + 1) this.fault ??= `${this.parts.name} heard ${message.seq} after ${last}.`
    this.since.set(message.room, message.seq)
    if (message.event === 'conversations.messageSent') this.heard.push(message)
  }

  private give(socket: WebSocket, command: CommandOut['command']): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => lose(), longestAnswer)
      const settle = (isDone: boolean) => {
        clearTimeout(late)
        socket.off('close', lose)
        resolve(isDone)
      }
      const lose = () => settle(false)
      this.acknowledged = { key: command.key, done: () => settle(true) }
      socket.once('close', lose)
      socket.send(JSON.stringify({ command }))
    })
  }
}

/** The public address of a node that was given none. */
const origin = 'https://tertulia.test'

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
