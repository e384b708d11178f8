import websocket, { type WebsocketPluginOptions } from '@fastify/websocket'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import { mostBytes, parseClientMessage } from './client-messages.ts'
import type { Perform } from './commanding.ts'
import { closeCodes } from '../contract.ts'
import type { Listeners } from '../listeners.ts'
import type { LiveParts, Pace } from '../live.ts'
import { mountPolling, mountWhispering } from './polling.ts'
import { SocketWire } from './socket-wire.ts'
import { Visitors } from './visitors.ts'

interface Parts extends Pick<LiveParts, 'enter' | 'log' | 'url'> {
  readonly listeners: Listeners
  readonly perform: Perform
  readonly pace: Pace
}

/** As the plugin declares it: with all that `ws` exports beside the class, which nobody asks a class for. */
type SocketClass = NonNullable<NonNullable<WebsocketPluginOptions['options']>['WebSocket']>

/** Adds `GET /live`. A page of another site is refused before it can say anything: its Origin header gives it away. */
export async function mountLive(app: FastifyInstance, parts: Parts): Promise<void> {
  const { origin } = new URL(parts.url)
  const visitors = new Visitors(parts)
  await app.register(websocket, {
    options: {
      WebSocket: SocketWire as unknown as SocketClass,
      maxPayload: mostBytes,
      // Compressing costs ten times more than sending, and 300 KiB of memory for each connection.
      perMessageDeflate: false,
      clientTracking: false,
      // With a function of its own for each; ours is the same for all.
      autoPong: false,
    },
    preClose: async () => {
      visitors.close()
      await parts.listeners.close()
    },
  })
  const fromOurPages: onRequestAsyncHookHandler = async (request, reply) => {
    if (!request.ws) return
    if (request.headers.origin !== origin) await reply.code(403).send()
    // The upgrade is answered by `ws`; a response that stays with the socket keeps the request for as long as that is open.
    else reply.raw.detachSocket(request.raw.socket)
  }
  app.get('/live', { websocket: true, onRequest: fromOurPages }, receiverFor(visitors, parts.log))
  mountPolling(app, parts)
  mountWhispering(app, parts)
}

/** Thousands of sockets are silent for hours: so that each takes little memory, what listens to them is the same for all. */
function receiverFor(visitors: Visitors, log: LiveParts['log']): (socket: WebSocket) => void {
  function hear(this: WebSocket, data: RawData, isBinary: boolean): void {
    visitors.hear(wireOf(this), parseClientMessage(data, isBinary))
  }

  function answer(this: WebSocket, data: Buffer): void {
    visitors.answerPing(wireOf(this), data)
  }

  function noticeAlive(this: WebSocket): void {
    visitors.noticeAlive(wireOf(this))
  }

  function leave(this: WebSocket): void {
    visitors.leave(wireOf(this))
  }

  function fail(this: WebSocket, error: Error): void {
    log.debug({ reason: error.message }, 'live: a connection failed')
    void wireOf(this).end(closeCodes.nonsense, 'this failed')
  }

  return (socket) => {
    visitors.receive(wireOf(socket))
    // That of the plugin remembers the request.
    socket.removeAllListeners('error').on('error', fail)
    socket.on('message', hear).on('ping', answer).on('pong', noticeAlive).on('close', leave)
  }
}

/** The server makes no others. */
const wireOf = (socket: WebSocket): SocketWire => socket as SocketWire
