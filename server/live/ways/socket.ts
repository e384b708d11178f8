import websocket from '@fastify/websocket'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import type { WebSocket } from 'ws'
import type { Listeners } from '../listeners.ts'
import { MessagePace, mostBytes, parseClientMessage, WhisperPace, type ClientMessage } from './client-messages.ts'
import { closeFor, closeSocket, isRefusal } from './closing.ts'
import { Commanding, type Perform } from './commanding.ts'
import { Connection } from '../delivery/connection.ts'
import { closeCodes, type CommandOut, type Hello, type WhisperOut } from '../contract.ts'
import type { LiveParts, Pace } from '../live.ts'
import { mountPolling, mountWhispering } from './polling.ts'
import { SocketWire } from './wire.ts'

interface Parts extends Pick<LiveParts, 'enter' | 'log' | 'url'> {
  readonly listeners: Listeners
  readonly perform: Perform
  readonly pace: Pace
}

/** Adds `GET /live`. A page of another site is refused before it can say anything: its Origin header gives it away. */
export async function mountLive(app: FastifyInstance, parts: Parts): Promise<void> {
  const { origin } = new URL(parts.url)
  await app.register(websocket, {
    // Compressing costs ten times more than sending, and 300 KiB of memory for each connection.
    options: { maxPayload: mostBytes, perMessageDeflate: false },
    preClose: async () => {
      for (const socket of app.websocketServer.clients) void closeSocket(socket, closeCodes.goingAway, 'going away')
      await parts.listeners.close()
    },
    errorHandler: (error, socket) => {
      parts.log.debug({ reason: error.message }, 'live: a connection failed')
      void closeSocket(socket, closeCodes.nonsense, 'this failed')
    },
  })
  const fromOurPages: onRequestAsyncHookHandler = async (request, reply) => {
    if (request.ws && request.headers.origin !== origin) await reply.code(403).send()
  }
  app.get('/live', { websocket: true, onRequest: fromOurPages }, (socket) => listen(socket, parts))
  mountPolling(app, parts)
  mountWhispering(app, parts)
}

function listen(socket: WebSocket, parts: Parts): void {
  const visitor = new Visitor(socket, parts)
  socket.on('message', (data, isBinary) => visitor.hear(parseClientMessage(data, isBinary)))
  socket.on('close', () => visitor.leave())
}

/** A connection from its first message to its last. */
class Visitor {
  private readonly pace = new MessagePace()
  private readonly whispers = new WhisperPace()
  private readonly commanding: Commanding
  private connection: Connection | undefined
  private late: NodeJS.Timeout | undefined

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: Parts,
  ) {
    this.late = setTimeout(() => this.refuse('no hello came'), parts.pace.hello)
    this.commanding = new Commanding(parts)
  }

  hear(message: ClientMessage | undefined): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (message && 'command' in message) return this.command(message)
    if (!this.pace.allows()) return void closeSocket(this.socket, closeCodes.tooManyMessages, 'too many messages')
    if (!message) return this.refuse('this is not as agreed')
    if ('beat' in message) return this.answerBeat()
    if ('whisper' in message) return this.passOn(message)
    if (!this.late) return this.refuse('hello was said already')
    clearTimeout(this.late)
    this.late = undefined
    void this.greet(message)
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
    if (!this.commanding.take(this.connection, command))
      void closeSocket(this.socket, closeCodes.tooManyMessages, 'too many commands')
  }

  private passOn({ whisper }: WhisperOut): void {
    if (this.late) return this.refuse('hello comes first')
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
