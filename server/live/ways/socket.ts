import websocket from '@fastify/websocket'
import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import { MessagePace, mostBytes, parseClientMessage } from './client-messages.ts'
import { closeSocket } from './closing.ts'
import { Commanding, type Perform } from './commanding.ts'
import { closeCodes } from '../contract.ts'
import type { Listeners } from '../listeners.ts'
import type { LiveParts, Pace } from '../live.ts'
import { mountPolling, mountWhispering } from './polling.ts'
import { Visitor } from './visitor.ts'

interface Parts extends Pick<LiveParts, 'enter' | 'log' | 'url'> {
  readonly listeners: Listeners
  readonly perform: Perform
  readonly pace: Pace
}

/** Adds `GET /live`. A page of another site is refused before it can say anything: its Origin header gives it away. */
export async function mountLive(app: FastifyInstance, parts: Parts): Promise<void> {
  const { origin } = new URL(parts.url)
  const visitors = openVisitors(parts)
  await app.register(websocket, {
    // Compressing costs ten times more than sending, and 300 KiB of memory for each connection.
    options: { maxPayload: mostBytes, perMessageDeflate: false, clientTracking: false },
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
  app.get('/live', { websocket: true, onRequest: fromOurPages }, (socket) => visitors.receive(socket))
  mountPolling(app, parts)
  mountWhispering(app, parts)
}

interface Visitors {
  receive(socket: WebSocket): void
  /** Says goodbye to everybody. */
  close(): void
}

/**
 * Everybody whose socket is open. Thousands of them say nothing for hours: so that each takes little memory, what listens
 * to their sockets is the same for all, and finds the visitor by the socket.
 */
function openVisitors(parts: Parts): Visitors {
  const visitors = new Map<WebSocket, Visitor>()
  const shared = { ...parts, messages: new MessagePace(), commanding: new Commanding(parts) }

  function hear(this: WebSocket, data: RawData, isBinary: boolean): void {
    visitors.get(this)?.hear(parseClientMessage(data, isBinary))
  }

  function noticeAlive(this: WebSocket): void {
    visitors.get(this)?.noticeAlive()
  }

  function leave(this: WebSocket): void {
    visitors.get(this)?.leave()
    visitors.delete(this)
  }

  function fail(this: WebSocket, error: Error): void {
    parts.log.debug({ reason: error.message }, 'live: a connection failed')
    void closeSocket(this, closeCodes.nonsense, 'this failed')
  }

  return {
    receive(socket) {
      visitors.set(socket, new Visitor(socket, shared))
      // That of the plugin remembers the request.
      socket.removeAllListeners('error').on('error', fail)
      socket.on('message', hear).on('pong', noticeAlive).on('close', leave)
    },
    close() {
      for (const socket of visitors.keys()) void closeSocket(socket, closeCodes.goingAway, 'going away')
    },
  }
}
