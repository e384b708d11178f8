import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import type { ConversationId } from '../../../../plugins/api/contract.ts'
import type { ConversationSummary, Message } from '../../../../plugins/api/conversations.ts'
import { makeWindowReducers, orderOf, type TalkWindow } from '../../../connection/talk-state.ts'
import type { PersonCard } from '../../types.ts'

interface Stretch {
  readonly before?: number
  readonly after?: number
  readonly around?: number
  readonly limit?: number
}

interface Parts {
  readonly talk: HouseClient['talk']
  readonly conversation: ConversationId
  /** Whether replies stand below what they answer. */
  readonly nested: boolean
  readonly changed: () => void
  /** Too much was missed: what was loaded lies wherever it lay, with more between its parts than is known here. */
  readonly missed: () => void
}

/** As many as are loaded at a time. */
export const pageSize = 50

/** As many stretches stay: whoever goes on lets go of what lies furthest behind, however long the conversation is. */
const mostPages = 4

/** The loaded part of a conversation, around what is read: stretches that lie beside each other, each of them kept true. */
export class TalkPages {
  private pages: Watched<TalkWindow>[] = []
  /** What was in view until what is being opened is there. */
  private before: readonly Watched<TalkWindow>[] = []
  /** The first message of the conversation, when it lies apart from the others. */
  private beginning: Watched<TalkWindow> | undefined
  /** All messages in order, until something changes. */
  private listed: readonly Message[] | undefined
  private wasLocked: boolean | undefined
  private goingOn: 'earlier' | 'later' = 'later'
  private readonly patches = new Map<Message['id'], { from: Message | undefined; message: Message }>()

  constructor(private readonly parts: Parts) {}

  /** Begins anew with one stretch; until it is there, what was there before stays in view. */
  open(stretch: Stretch): void {
    for (const page of this.before) page.stop()
    this.before = this.pages
    this.pages = [this.watch(stretch)]
    this.listed = undefined
  }

  /** Makes sure that the first message of the conversation is there, wherever the loaded stretches lie. */
  loadBeginning(): void {
    if (!this.opening) this.beginning ??= this.watch({ after: 0, limit: 1 })
  }

  /** Loads the stretch before or after what is loaded, if there is one and nothing is on its way yet. */
  loadMore(which: 'earlier' | 'later'): void {
    const [first, last] = [this.states.at(0)?.messages.at(0), this.states.at(-1)?.messages.at(-1)]
    if (!first || !last || this.isLoading || !this[which]) return
    this.goingOn = which
    if (which === 'earlier') this.pages = [this.watch({ before: first.seq }, { before: first }), ...this.pages]
    else this.pages = [...this.pages, this.watch({ after: last.seq }, { after: last })]
  }

  /** Tries again what failed. */
  reload(): void {
    for (const page of this.pages) if (page.failure) page.reload()
  }

  stop(): void {
    for (const page of [...this.before, ...this.pages, this.beginning]) page?.stop()
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
    return (this.listed ??= this.collect())
  }

  /** The first message of the conversation, wherever the loaded stretches lie. */
  get opening(): Message | undefined {
    const first = [...(this.beginning?.state?.messages ?? []), ...this.messages].find(({ seq }) => seq === 1)
    return first && this.patched(first)
  }

  /**
   * Shows what a command answered until the same is heard, or more.
   * @param since the message as it was heard when the command was given: what was heard of it meanwhile is newer
   */
  patch(message: Message, since = this.findHeard(message.id)): void {
    if (this.findHeard(message.id) !== since) return
    this.patches.set(message.id, { from: since, message })
    this.change()
  }

  unpatch(id: Message['id']): void {
    this.patches.delete(id)
    this.change()
  }

  private collect(): readonly Message[] {
    const known = new Map(this.raw.map((message) => [message.id, message]))
    return [...known.values()].toSorted(orderOf(this.parts.nested)).map((message) => this.patched(message))
  }

  /** As it was heard; a message that comes twice is the last of its kind. */
  private get raw(): readonly Message[] {
    return [...(this.states.at(0)?.above ?? []), ...this.states.flatMap(({ messages }) => messages)]
  }

  private change(): void {
    this.listed = undefined
    this.parts.changed()
  }

  private patched(message: Message): Message {
    const patch = this.patches.get(message.id)
    if (patch?.from === message) return patch.message
    this.patches.delete(message.id)
    return message
  }

  /** A message as it was heard, without what is shown before that. */
  findHeard(id: Message['id']): Message | undefined {
    return [...(this.beginning?.state?.messages ?? []), ...this.raw].findLast((each) => each.id === id)
  }

  private get states(): TalkWindow[] {
    const states = this.pages.flatMap(({ state }) => state ?? [])
    return states.length > 0 ? states : this.before.flatMap(({ state }) => state ?? [])
  }

  private note(): void {
    this.noteLocking()
    if (!this.isLoading) {
      for (const page of this.before) page.stop()
      this.before = this.failure ? this.before : []
      this.letGo()
    }
    this.change()
  }

  private letGo(): void {
    while (this.pages.length > mostPages) {
      const gone = this.goingOn === 'later' ? this.pages.shift() : this.pages.pop()
      gone?.stop()
    }
  }

  /**
   * Who has said something sees what others said before: none of it was loaded. And where all that they said has moved
   * elsewhere, they see the beginning again, and no more.
   */
  private noteLocking(): void {
    if (!this.conversation) return
    const { locked = false } = this.conversation
    if (this.wasLocked !== undefined && this.wasLocked !== locked) this.open({ after: 0 })
    this.wasLocked = locked
  }

  private watch(stretch: Stretch, { after, before }: { after?: Message; before?: Message } = {}): Watched<TalkWindow> {
    const { talk, conversation, nested } = this.parts
    const page: Watched<TalkWindow> = talk.watch(
      'readMessages',
      { conversation, limit: pageSize, ...(nested && { nested }), ...stretch },
      {
        reducers: makeWindowReducers({ nested, after, before }),
        changed: () => this.note(),
        // Each part hears it; the first one to say so is answered for all.
        missed: () => (this.pages.includes(page) ? this.parts.missed() : undefined),
      },
    )
    return page
  }
}
