import { once } from 'node:events'
import { WebSocket } from 'ws'
import { serve } from '../child.ts'

export interface Crowd {
  readonly address: string
  readonly origin: string
  /** What each says first. */
  readonly hellos: readonly string[]
}

/** So many knock at a time: a listening socket has no room for thousands at the door. */
const atOnce = 500

let sockets: WebSocket[] = []

async function join({ address, origin }: Crowd, hello: string): Promise<WebSocket> {
  const socket = new WebSocket(address, { origin, perMessageDeflate: false })
  await once(socket, 'open')
  const welcome = once(socket, 'message')
  socket.send(hello)
  await welcome
  return socket
}

/** Many pages that say hello and then nothing. */
export type CrowdOfPages = typeof handlers
const handlers = serve({
  /** Answers when all are welcome. */
  async come(crowd: Crowd) {
    const waiting = [...crowd.hellos]
    const come = async () => {
      for (let hello = waiting.pop(); hello !== undefined; hello = waiting.pop()) sockets.push(await join(crowd, hello))
    }
    await Promise.all(Array.from({ length: atOnce }, come))
    return sockets.length
  },
  /** All at once, without a word. */
  async leave() {
    const gone = sockets.map((socket) => once(socket, 'close'))
    for (const socket of sockets) socket.terminate()
    sockets = []
    await Promise.all(gone)
  },
})
