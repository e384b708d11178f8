import type { HouseClient, Watched } from '../../plugins/api/client.ts'
import type { ConversationId } from '../../plugins/api/contract.ts'
import type { ConversationSummary, Message } from '../../plugins/api/conversations.ts'
import { windowReducers, type TalkWindow } from '../connection/talk-state.ts'
import type { PersonCard } from './types.ts'

type Stretch = { before: number } | { after: number } | { around: number } | Record<never, never>

interface Parts {
  readonly talk: HouseClient['talk']
  readonly conversation: ConversationId
  readonly changed: () => void
}

/** As many as are loaded at a time. */
const pageSize = 50

/** The loaded part of a conversation: stretches that lie beside each other, each of them kept true. */
export class TalkPages {
  private pages: Watched<TalkWindow>[] = []
  /** The stretch that begins the conversation, when it lies apart from the others. */
  private beginning: Watched<TalkWindow> | undefined
  private readonly patches = new Map<Message['id'], { from: Message | undefined; message: Message }>()

  constructor(private readonly parts: Parts) {}

  /** Begins anew with one stretch. `keepBeginning` holds on to the first message of the conversation. */
  open(stretch: Stretch, keepBeginning = false): void {
    const [first] = this.pages
    const kept = keepBeginning ? (this.beginning ?? first) : undefined
    for (const page of [...this.pages, this.beginning]) if (page !== kept) page?.stop()
    this.beginning = kept
    this.pages = [this.watch(stretch)]
  }

  loadEarlier(): void {
    const first = this.messages.at(0)
    if (this.earlier && !this.isLoading && first) this.pages = [this.watch({ before: first.seq }), ...this.pages]
  }

  loadLater(): void {
    const last = this.messages.at(-1)
    if (this.later && !this.isLoading && last) this.pages = [...this.pages, this.watch({ after: last.seq })]
  }

  /** Tries again what failed. */
  reload(): void {
    for (const page of this.pages) if (page.failure) page.reload()
  }

  stop(): void {
    for (const page of [...this.pages, this.beginning]) page?.stop()
  }

  get isLoading(): boolean {
    return this.pages.some((page) => !page.state && !page.failure)
  }

  get failure(): Error | undefined {
    return this.pages.find((page) => page.failure)?.failure
  }

  get conversation(): ConversationSummary | undefined {
    return this.states.at(-1)?.conversation
  }

  get people(): readonly PersonCard[] {
    return [this.beginning?.state, ...this.states].flatMap((state) => state?.people ?? [])
  }

  get earlier(): boolean {
    return this.states.at(0)?.earlier ?? false
  }

  get later(): boolean {
    return this.states.at(-1)?.later ?? false
  }

  /** In order, each once. */
  get messages(): readonly Message[] {
    const known = new Map(this.states.flatMap(({ messages }) => messages.map((message) => [message.seq, message])))
    return [...known.values()].toSorted((one, other) => one.seq - other.seq).map((message) => this.patched(message))
  }

  /** The first message of the conversation, wherever the loaded stretches lie. */
  get opening(): Message | undefined {
    const first = [...(this.beginning?.state?.messages ?? []), ...this.messages].find(({ seq }) => seq === 1)
    return first && this.patched(first)
  }

  /** Shows what a command answered until the same is heard, or more. */
  patch(message: Message): void {
    this.patches.set(message.id, { from: this.findRaw(message.id), message })
    this.parts.changed()
  }

  unpatch(id: Message['id']): void {
    this.patches.delete(id)
    this.parts.changed()
  }

  private patched(message: Message): Message {
    const patch = this.patches.get(message.id)
    if (patch?.from === message) return patch.message
    this.patches.delete(message.id)
    return message
  }

  private findRaw(id: Message['id']): Message | undefined {
    return [this.beginning?.state, ...this.states]
      .flatMap((state) => state?.messages ?? [])
      .find((each) => each.id === id)
  }

  private get states(): TalkWindow[] {
    return this.pages.flatMap(({ state }) => state ?? [])
  }

  private watch(stretch: Stretch): Watched<TalkWindow> {
    const { talk, conversation, changed } = this.parts
    return talk.watch(
      'readMessages',
      { conversation, limit: pageSize, ...stretch },
      { reducers: windowReducers, changed },
    )
  }
}
