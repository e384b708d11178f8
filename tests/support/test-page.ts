import { expect } from 'vitest'
import type WebSocket from 'ws'
import type { Done, HereChange, Refused, RefusedError, Welcome, Whispered } from '../../server/live/contract.ts'
import type { PersonCard } from '../../plugins/api/contract.ts'

/** An event as it arrives on a socket. */
export interface HeardEvent {
  readonly room: string
  readonly seq: number
  readonly event: string
  readonly data: unknown
}

type Said = Partial<Welcome & HeardEvent & Done & Refused & Whispered>

/** What became of a command: as a request would be answered. */
export interface CommandReply<T = unknown> {
  readonly status: number
  readonly answer: T
  readonly position: Readonly<Record<string, number>>
  readonly error: Partial<RefusedError> | undefined
}

/** An open page of an activity, as far as its socket goes. */
export class TestPage {
  /** What happened since it was opened; a test may empty it. */
  readonly events: HeardEvent[] = []
  /** Everything that came, as it came. */
  readonly frames: string[] = []
  /** Resolves when the server has let the page in. */
  readonly welcome: Promise<void>
  private readonly rooms = new Map<string, number>()
  private readonly answers = new Map<string, CommandReply>()
  private readonly present = new Map<string, PersonCard>()
  /** What the pages of others whispered. */
  readonly whispers: Whispered['whispered'][] = []

  constructor(readonly socket: WebSocket) {
    this.welcome = new Promise<void>((resolve, reject) => {
      socket.on('close', (code) => reject(new Error(`The socket was closed: ${code}`)))
      socket.on('error', reject)
      socket.on('message', (data: Buffer) => {
        this.frames.push(data.toString())
        const message = JSON.parse(data.toString()) as Said | Said[]
        for (const said of [message].flat()) {
          this.hear(said)
          if (said.welcome) resolve()
        }
      })
    })
  }

  /** Who has the activity open, as the page knows it now. */
  get here(): PersonCard[] {
    return [...this.present.values()]
  }

  /** Waits until everything was heard that the rooms of the page had said at `position`. */
  async hasHeard(position: Readonly<Record<string, number>>): Promise<void> {
    const missing = () => Object.entries(position).filter(([room, seq]) => (this.rooms.get(room) ?? seq) < seq)
    await expect.poll(missing).toEqual([])
  }

  /** Gives a command by the socket; `operation` is `<feature>.<command>`. */
  async command<T = unknown>(operation: string, input: unknown, key: string = newKey()): Promise<CommandReply<T>> {
    const [feature, name] = operation.split('.')
    this.socket.send(JSON.stringify({ command: { key, feature, name, input } }))
    await expect.poll(() => this.answers.has(key), { interval: 5 }).toBe(true)
    const answer = this.answers.get(key) as CommandReply<T>
    this.answers.delete(key)
    return answer
  }

  close(): void {
    this.socket.close()
  }

  private hear(said: Said): void {
    for (const [room, seq] of Object.entries(said.welcome?.rooms ?? {})) this.rooms.set(room, seq)
    if (said.done) this.answers.set(said.done.key, { status: 200, error: undefined, ...said.done })
    if (said.refused) this.answers.set(said.refused.key, { answer: undefined, position: {}, ...said.refused })
    if (said.whispered) this.whispers.push(said.whispered)
    const { room, seq, event, data } = said
    if (said.welcome)
      this.meet({ came: said.welcome.here.people, left: [...this.present.keys()] as PersonCard['id'][] })
    if (event === 'live.here') this.meet(data as HereChange)
    if (room === undefined || seq === undefined || event === undefined) return
    this.rooms.set(room, seq)
    this.events.push({ room, seq, event, data })
  }

  private meet({ came, left }: Pick<HereChange, 'came' | 'left'>): void {
    for (const id of left) this.present.delete(id)
    for (const card of came) this.present.set(card.id, card)
  }
}

let keys = 0
const newKey = () => `key-of-a-page-${(keys += 1)}`
