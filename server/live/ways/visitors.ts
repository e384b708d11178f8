import { MessagePace, WhisperPace, type ClientMessage } from './client-messages.ts'
import { closeFor, isRefusal } from './closing.ts'
import { Commanding, type Perform } from './commanding.ts'
import { Connection } from '../delivery/connection.ts'
import { closeCodes, type CommandOut, type Hello, type WhisperOut } from '../contract.ts'
import type { Listeners } from '../listeners.ts'
import type { LiveParts, Pace } from '../live.ts'
import type { SocketWire } from './socket-wire.ts'

interface Parts extends Pick<LiveParts, 'enter' | 'log'> {
  readonly listeners: Listeners
  readonly perform: Perform
  readonly pace: Pace
}

/** Everybody who came by a socket, from their first message to their last. */
export class Visitors {
  /** Who was not let in yet: with what ends their time to say hello, until they have. */
  private readonly strangers = new Map<SocketWire, NodeJS.Timeout | undefined>()
  private readonly messages = new MessagePace()
  /** Of those who whisper: most never do. */
  private readonly whispers = new WeakMap<Connection, WhisperPace>()
  private readonly commanding: Commanding

  constructor(private readonly parts: Parts) {
    this.commanding = new Commanding(parts)
  }

  receive(socket: SocketWire): void {
    this.strangers.set(
      socket,
      setTimeout(() => refuse(socket, 'no hello came'), this.parts.pace.hello),
    )
  }

  hear(socket: SocketWire, message: ClientMessage | undefined): void {
    if (!socket.isOpen) return
    if (message && 'command' in message) return this.command(socket, message)
    if (!this.messages.allows(socket)) return void socket.end(closeCodes.tooManyMessages, 'too many messages')
    if (!message) return refuse(socket, 'this is not as agreed')
    if ('beat' in message) return answerBeat(socket)
    if ('whisper' in message) return this.passOn(socket, message)
    const late = this.strangers.get(socket)
    if (!late) return refuse(socket, 'hello was said already')
    clearTimeout(late)
    this.strangers.set(socket, undefined)
    void this.greet(socket, message)
  }

  /** One of the protocol (RFC 6455, section 5.5.2): browsers have none, others may. It counts as a message does. */
  answerPing(socket: SocketWire, data: Buffer): void {
    if (!socket.isOpen) return
    if (!this.messages.allows(socket)) return void socket.end(closeCodes.tooManyMessages, 'too many messages')
    if (!socket.connection?.behind) socket.pong(data)
  }

  noticeAlive({ connection }: SocketWire): void {
    if (connection) connection.unanswered = 0
  }

  leave(socket: SocketWire): void {
    clearTimeout(this.strangers.get(socket))
    this.strangers.delete(socket)
    if (socket.connection) this.parts.listeners.remove(socket.connection)
  }

  /** Says goodbye to those who were not let in yet. */
  close(): void {
    for (const socket of this.strangers.keys()) void socket.end(closeCodes.goingAway, 'going away')
  }

  private async greet(socket: SocketWire, { hello }: Hello): Promise<void> {
    try {
      const visit = await this.parts.enter(hello.token, hello.activity)
      if (!socket.isOpen) return
      this.strangers.delete(socket)
      socket.connection = new Connection(socket, hello.token, visit, hello.inflates)
      this.parts.listeners.admit(socket.connection, hello.since)
    } catch (error) {
      if (!isRefusal(error)) this.parts.log.error({ err: error }, 'live: somebody could not be let in')
      closeFor((code, reason) => socket.end(code, reason), error)
    }
  }

  private command(socket: SocketWire, { command }: CommandOut): void {
    if (!socket.connection) return refuse(socket, 'hello comes first')
    if (!this.commanding.take(socket.connection, command))
      void socket.end(closeCodes.tooManyMessages, 'too many commands')
  }

  private passOn(socket: SocketWire, { whisper }: WhisperOut): void {
    if (this.strangers.get(socket)) return refuse(socket, 'hello comes first')
    const { connection } = socket
    if (connection && this.paceOf(connection).allows()) this.parts.listeners.passOn(connection, whisper)
  }

  private paceOf(connection: Connection): WhisperPace {
    const pace = this.whispers.get(connection) ?? new WhisperPace()
    this.whispers.set(connection, pace)
    return pace
  }
}

/** A page that was asleep asks whether its connection is still alive. One that does not read gets no further answers. */
function answerBeat(socket: SocketWire): void {
  if (!socket.connection?.behind) socket.send('{"beat":1}')
}

const refuse = (socket: SocketWire, reason: string): void => void socket.end(closeCodes.nonsense, reason)
