import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { newKey } from '../../../client/connection/key.ts'
import { serve } from '../child.ts'
import { helloOf, markdown, type ChatAddress } from './chat-server.ts'

interface Pace {
  readonly each: number
  /** Between two messages of a person, in ms. */
  readonly every: number
  /** When the first is written, by `performance.now()`. */
  readonly from: number
}

/** Somebody who writes one message after the other, each when the one before is acknowledged. */
class Writer {
  private acknowledged: (() => void) | undefined

  constructor(
    private readonly socket: WebSocket,
    private readonly conversation: string,
  ) {
    // Bytes are what others said.
    socket.on('message', (data: Buffer, isBinary) => isBinary || this.hear(data))
  }

  async write({ each, every, from }: Pace): Promise<void> {
    for (let count = 0; count < each; count += 1) {
      if (every > 0) await setTimeout(Math.max(0, from + count * every - performance.now()))
      const input = { conversation: this.conversation, markdown }
      const acknowledged = new Promise<void>((resolve) => (this.acknowledged = resolve))
      this.socket.send(JSON.stringify({ command: { key: newKey(), feature: 'conversations', name: 'send', input } }))
      await acknowledged
    }
  }

  /** What others said is left unread: it is the server that is measured. */
  private hear(data: Buffer): void {
    if (data.includes('"refused"')) throw new Error(`A message was refused: ${data.toString()}`)
    if (data.includes('"done"')) this.acknowledged?.()
  }
}

let writers: Writer[] = []

export type Writers = typeof handlers
const handlers = serve({
  async connect({ address, origin, activity, conversation, tokens }: ChatAddress) {
    writers = await Promise.all(
      tokens.map(async (token) => {
        const socket = new WebSocket(address, { origin, perMessageDeflate: false })
        await once(socket, 'open')
        const welcome = once(socket, 'message')
        socket.send(helloOf({ activity }, token))
        await welcome
        return new Writer(socket, conversation)
      }),
    )
  },
  /**
   * Answers the seconds until everybody's last message was acknowledged. They write as fast as they are acknowledged, or each
   * every so many ms, one after the other.
   */
  async write({ each, every = 0 }: { each: number; every?: number }) {
    const begin = performance.now()
    const beginOf = (place: number) => begin + (every * place) / writers.length
    await Promise.all(writers.map((writer, place) => writer.write({ each, every, from: beginOf(place) })))
    return (performance.now() - begin) / 1000
  },
})
