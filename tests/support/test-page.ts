import { expect } from 'vitest'
import type WebSocket from 'ws'

/** An event as it arrives on a socket. */
export interface HeardEvent {
  readonly room: string
  readonly seq: number
  readonly event: string
  readonly data: unknown
}

type Said = { readonly welcome?: { readonly rooms: Readonly<Record<string, number>> } } & Partial<HeardEvent>

/** An open page of an activity, as far as its socket goes. */
export class TestPage {
  /** What happened since it was opened; a test may empty it. */
  readonly events: HeardEvent[] = []
  /** Resolves when the server has let the page in. */
  readonly welcome: Promise<void>
  private readonly rooms = new Map<string, number>()

  constructor(private readonly socket: WebSocket) {
    this.welcome = new Promise<void>((resolve, reject) => {
      socket.on('close', (code) => reject(new Error(`The socket was closed: ${code}`)))
      socket.on('error', reject)
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Said | Said[]
        for (const said of [message].flat()) {
          this.hear(said)
          if (said.welcome) resolve()
        }
      })
    })
  }

  /** Waits until everything was heard that the rooms of the page had said at `position`. */
  async hasHeard(position: Readonly<Record<string, number>>): Promise<void> {
    const missing = () => Object.entries(position).filter(([room, seq]) => (this.rooms.get(room) ?? seq) < seq)
    await expect.poll(missing, { timeout: 5000 }).toEqual([])
  }

  close(): void {
    this.socket.close()
  }

  private hear(said: Said): void {
    for (const [room, seq] of Object.entries(said.welcome?.rooms ?? {})) this.rooms.set(room, seq)
    const { room, seq, event, data } = said
    if (room === undefined || seq === undefined || event === undefined) return
    this.rooms.set(room, seq)
    this.events.push({ room, seq, event, data })
  }
}
