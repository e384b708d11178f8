import type { ConversationId, FileCard, InputOf } from '../../plugins/api/contract.ts'
import type { HeldMessage, Said } from '../../plugins/api/conversations.ts'
import type { contract as conversations } from '../../server/conversations/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { placeOfFiles, type Drafts } from './drafts.ts'
import { isUnreachable } from './http.ts'
import { text } from '../texts/texts.ts'
import { newKey } from './key.ts'
import { makeSignal } from './signal.ts'
import type { KeptStorage } from './storage.ts'

export type Sending = InputOf<(typeof conversations)['commands']['send']>

/** A message on its way. */
export interface Unsent {
  /** Names it for the server: however often it is tried, it is said once. */
  readonly key: string
  readonly input: Sending
  /** Where it was written: the place of its draft. */
  readonly place: string
  /** When it was sent, in ms since 1970. */
  readonly at: number
  /** What goes with it, to be shown meanwhile. */
  readonly files?: readonly FileCard[]
}

/** What was not taken. */
export interface Refused {
  readonly reason: Error
  readonly input: Sending
}

interface Parts {
  readonly storage: KeptStorage
  /** Whose messages these are, and of which activity. */
  readonly scope: string
  readonly drafts: Drafts
  readonly send: (unsent: Unsent) => Promise<Said | { waits: HeldMessage }>
}

/** The server knows for a week what was given with a key; what lay here longer might be said twice. In ms. */
export const sure = 6 * 24 * 60 * 60 * 1000

/** While nobody answers, in ms. */
const pause = 15_000

/**
 * Messages that were sent and not acknowledged yet: in order, one at a time, tried until somebody answers. They are kept on
 * the device, so that neither a cut nor a reload loses one or says one twice.
 */
export class Outbox {
  private waiting: readonly Unsent[]
  /** Of those that wait, the ones that another window has, too, and may have sent meanwhile. */
  private readonly shared: ReadonlySet<string>
  private readonly refusals = new Map<string, Refused>()
  /** Acknowledged, by key; the page may hear of it a moment later by itself. */
  private readonly said = new Map<string, Said>()
  private sending = false
  private connected = makeSignal()
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly parts: Parts) {
    this.waiting = this.readKept()
    this.shared = new Set(this.waiting.map(({ key }) => key))
    this.goOn()
  }

  /** How many messages wait. */
  get count(): number {
    return this.waiting.length
  }

  listWaiting(conversation: ConversationId): readonly Unsent[] {
    return this.waiting.filter(({ input }) => input.conversation === conversation)
  }

  /** What was refused of a place and why, once; the words and files are its draft again. */
  takeRefusal(place: string): Refused | undefined {
    const refused = this.refusals.get(place)
    this.refusals.delete(place)
    return refused
  }

  /** What was sent from this page and is acknowledged. */
  listSaid(conversation: ConversationId): readonly Said[] {
    return [...this.said.values()].filter(({ message }) => message.conversation === conversation)
  }

  /**
   * @param place where it was written: what is refused becomes the draft of that place again
   * @param files the cards of `input.files`
   */
  send(input: Sending, place: string, files: readonly FileCard[] = []): string {
    const unsent: Unsent = { key: newKey(), input, place, at: Date.now(), files }
    this.waiting = [...this.waiting, unsent]
    this.store([...this.readKept(), unsent])
    this.tell()
    this.goOn()
    return unsent.key
  }

  /** There is a connection: tries now what waits, beside an attempt that is still at it: the key makes them one. */
  flush(): void {
    this.connected.give()
    this.connected = makeSignal()
    this.goOn()
  }

  listen(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  close(): void {
    clearTimeout(this.timer)
    this.listeners.clear()
    this.sending = true
  }

  private goOn(): void {
    clearTimeout(this.timer)
    if (!this.sending && this.waiting.length > 0) void this.sendAll()
  }

  private async sendAll(): Promise<void> {
    this.sending = true
    let hopeful = true
    for (let [next] = this.waiting; next && hopeful; [next] = this.waiting) hopeful = await this.sendOne(next)
    this.sending = false
    if (!hopeful) this.timer = setTimeout(() => this.goOn(), pause)
  }

  /** @returns whether somebody answered, or there has been a connection since it was begun */
  private async sendOne(unsent: Unsent): Promise<boolean> {
    if (this.wasSentElsewhere(unsent)) return this.takeOut(unsent)
    if (Date.now() - unsent.at > sure) {
      this.putBack(unsent, new Error(text('outbox.old')))
      return this.takeOut(unsent)
    }
    const { connected } = this
    try {
      const answer = await Promise.race([this.parts.send(unsent), connected.given])
      if (!answer) return true
      // What waits to be read first is not said yet.
      if ('message' in answer) this.said.set(unsent.key, answer)
    } catch (error) {
      if (isUnreachable(error)) return connected !== this.connected
      // Somebody whose visit has ended sends it when they come again.
      if (error instanceof Refusal && error.status === 401) return false
      this.putBack(unsent, error)
    }
    return this.takeOut(unsent)
  }

  /** A window that slept for long finds that another one has done it. */
  private wasSentElsewhere({ key }: Unsent): boolean {
    return this.shared.has(key) && !this.readKept().some((kept) => kept.key === key)
  }

  /** @returns true: whatever became of it, the next one can go */
  private takeOut({ key: taken }: Unsent): true {
    this.waiting = this.waiting.filter(({ key }) => key !== taken)
    this.store(this.readKept().filter(({ key }) => key !== taken))
    this.tell()
    return true
  }

  private putBack({ place, input }: Unsent, error: unknown): void {
    const { drafts } = this.parts
    const written = drafts.find(place)?.markdown
    drafts.save(place, written === undefined ? input.markdown : `${input.markdown}\n\n${written}`)
    if (input.files?.length) drafts.save(placeOfFiles(place), input.files.join(' '))
    this.refusals.set(place, { input, reason: error instanceof Error ? error : new Error(String(error)) })
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** Other windows keep theirs in the same place. */
  private readKept(): Unsent[] {
    const kept = this.parts.storage.read(this.key)
    // Only this class writes there.
    return Array.isArray(kept) ? (kept as Unsent[]) : []
  }

  private store(waiting: readonly Unsent[]): void {
    if (waiting.length > 0) this.parts.storage.set(this.key, JSON.stringify(waiting))
    else this.parts.storage.remove(this.key)
  }

  private get key(): string {
    return `tertulia.outbox.${this.parts.scope}`
  }
}
