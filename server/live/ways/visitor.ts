import type { WebSocket } from 'ws'
import { WhisperPace, type ClientMessage, type MessagePace } from './client-messages.ts'
import { closeFor, closeSocket, isRefusal } from './closing.ts'
import type { Commanding } from './commanding.ts'
import { Connection } from '../delivery/connection.ts'
import { closeCodes, type CommandOut, type Hello, type WhisperOut } from '../contract.ts'
import type { Listeners } from '../listeners.ts'
import type { LiveParts, Pace } from '../live.ts'
import { SocketWire } from './wire.ts'

/** The same for all. */
interface Parts extends Pick<LiveParts, 'enter' | 'log'> {
  readonly listeners: Listeners
  readonly messages: MessagePace
  readonly commanding: Commanding
  readonly pace: Pace
}

/** Who came by a socket, from its first message to its last. */
export class Visitor {
  private connection: Connection | undefined = undefined
  /** Made for who whispers: most never do. */
  private whispers: WhisperPace | undefined = undefined
  private late: NodeJS.Timeout | undefined

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: Parts,
  ) {
    this.late = setTimeout(() => this.refuse('no hello came'), parts.pace.hello)
  }

  hear(message: ClientMessage | undefined): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (message && 'command' in message) return this.command(message)
    if (!this.parts.messages.allows(this))
      return void closeSocket(this.socket, closeCodes.tooManyMessages, 'too many messages')
    if (!message) return this.refuse('this is not as agreed')
    if ('beat' in message) return this.answerBeat()
    if ('whisper' in message) return this.passOn(message)
    if (!this.late) return this.refuse('hello was said already')
    clearTimeout(this.late)
    this.late = undefined
    void this.greet(message)
  }

  noticeAlive(): void {
    if (this.connection) this.connection.unanswered = 0
  }

  leave(): void {
    clearTimeout(this.late)
    if (this.connection) this.parts.listeners.remove(this.connection)
  }

  private async greet({ hello }: Hello): Promise<void> {
    try {
      const visit = await this.parts.enter(hello.token, hello.activity)
      if (this.socket.readyState !== this.socket.OPEN) return
      this.connection = new Connection(new SocketWire(this.socket), hello.token, visit, hello.inflates)
      this.parts.listeners.admit(this.connection, hello.since)
    } catch (error) {
      if (!isRefusal(error)) this.parts.log.error({ err: error }, 'live: somebody could not be let in')
      closeFor((code, reason) => closeSocket(this.socket, code, reason), error)
    }
  }

  private command({ command }: CommandOut): void {
    if (!this.connection) return this.refuse('hello comes first')
    if (!this.parts.commanding.take(this.connection, command))
      void closeSocket(this.socket, closeCodes.tooManyMessages, 'too many commands')
  }

  private passOn({ whisper }: WhisperOut): void {
    if (this.late) return this.refuse('hello comes first')
    this.whispers ??= new WhisperPace()
    if (this.connection && this.whispers.allows()) this.parts.listeners.passOn(this.connection, whisper)
  }

  /** A page that was asleep asks whether its connection is still alive. One that does not read gets no further answers. */
  private answerBeat(): void {
    if (!this.connection?.behind) this.socket.send('{"beat":1}')
  }

  private refuse(reason: string): void {
    void closeSocket(this.socket, closeCodes.nonsense, reason)
  }
}
