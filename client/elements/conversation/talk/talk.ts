import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId } from '../../../../plugins/api/contract.ts'
import type { Message } from '../../../../plugins/api/conversations.ts'
import { sayNewSince } from '../../../texts/dates.ts'
import { pageSize, TalkPages } from './pages.ts'
import { PendingMessages } from './pending.ts'
import { ReadTracker } from '../reading/reading.ts'

export interface TalkParts {
  readonly client: Pick<HouseClient, 'talk' | 'me' | 'isMe' | 'outbox'>
  readonly conversation: ConversationId
  readonly layout: 'nested' | 'flat'
  /** The number of a message that is to be shown first; 0 to begin where the reader stopped. */
  readonly wanted: number
  readonly changed: () => void
  readonly listInView: () => readonly Message[]
  /** Whether what is added at the end would disturb nobody. */
  readonly isAtEnd: () => boolean
  /** Whether the reader is led along to what comes. */
  readonly follows: () => boolean
  readonly onArrived: (messages: readonly Message[]) => void
}

/** Fewer messages than these are read faster than what is said of them. */
const worthCatchingUp = 8

/** Where a conversation is first looked at. */
export type Start = { readonly kind: 'wanted' | 'unread'; readonly seq: number } | { readonly kind: 'top' | 'end' }

/**
 * A conversation as one reader sees it: which messages are loaded, which of them are new, and which wait so that nothing
 * moves while one reads.
 */
export class OpenTalk {
  readonly pages: TalkPages
  readonly reader: ReadTracker
  private readonly pending: PendingMessages
  /** Messages above this number are new on this visit, whatever is read meanwhile. */
  readTo = Infinity
  /** When the reader read last, before this visit. */
  private readBefore: number | undefined
  /** Set once it is known where to begin. */
  start: Start | undefined
  /** From this number on, messages of others wait. */
  private heldFrom = Infinity
  private lastKnown = 0
  /** What the reader had read when they came, where so much was said since that it is worth catching up; else 0. */
  missedAfter = 0

  get conversation(): ConversationId {
    return this.parts.conversation
  }

  constructor(private readonly parts: TalkParts) {
    const { client, conversation, layout } = parts
    const changed = () => this.note()
    const { talk } = client
    this.pending = new PendingMessages(client.outbox)
    this.pages = new TalkPages({
      talk,
      conversation,
      nested: layout === 'nested',
      changed,
      missed: () => this.openAnew(),
    })
    this.reader = new ReadTracker({
      talk,
      conversation,
      isMe: client.isMe,
      changed,
      listInView: parts.listInView,
      listLoaded: () => this.pages.messages,
      findPast: () => (layout === 'flat' && this.start ? this.readTo : 0),
    })
    this.begin()
  }

  stop(): void {
    this.pages.stop()
    this.reader.stop()
  }

  /** What is drawn, in order: heard, sent by oneself, and under way. */
  list(): { messages: readonly Message[]; sending: ReadonlySet<string> } {
    const { client, conversation } = this.parts
    const heard = this.pages.messages
    const shown = heard.filter(({ seq, author }) => seq < this.heldFrom || client.isMe(author))
    const { said, sending } = this.pending.list({
      ...{ conversation, messages: heard, lastSeq: this.pages.conversation?.lastSeq },
      ...{ me: client.me.id, isMe: client.isMe },
    })
    const loaded = new Set(heard.map(({ id }) => id))
    // Beyond the end of what is loaded, only what answers something loaded has a place.
    const hasPlace = ({ replyTo }: Message) =>
      !this.pages.later ||
      (this.isNested && replyTo !== null && replyTo !== this.pages.opening?.id && loaded.has(replyTo))
    const pending = sending.filter(hasPlace)
    return { messages: [...shown, ...said.filter(hasPlace), ...pending], sending: new Set(pending.map(({ id }) => id)) }
  }

  /** How many messages wait, and the loaded ones among them. */
  get held(): { count: number; messages: readonly Message[] } {
    const { client, conversation } = this.parts
    const late = this.pages.messages.filter(({ seq }) => seq >= this.heldFrom)
    const messages = late.filter(({ author }) => !client.isMe(author))
    if (!this.pages.later && !this.isNested) return { count: messages.length, messages }
    const said = client.outbox.listSaid(conversation).map(({ message }) => message)
    const own = [...late, ...said].filter(({ author, seq }) => client.isMe(author) && seq >= this.heldFrom)
    const all = Math.max(0, this.lastKnown - this.heldFrom + 1)
    return { count: Math.max(0, all - new Set(own.map(({ seq }) => seq)).size), messages }
  }

  /** Lets everything in. @returns the number of the first message that waited */
  release(): number {
    const from = this.heldFrom
    this.heldFrom = Infinity
    return from
  }

  /** Makes sure that a message is loaded. */
  reach(seq: number): void {
    if (!this.isLoaded(seq)) this.pages.open({ around: seq })
  }

  /** Makes sure that the end of the conversation is loaded, with nothing waiting. */
  reachEnd(): void {
    this.release()
    if (this.pages.later) this.pages.open({})
  }

  async markUnreadFrom(seq: number): Promise<void> {
    await this.reader.markUnreadFrom(seq)
    this.readTo = seq - 1
    this.parts.changed()
  }

  /** The line before what is new, with the time when the reader was here last: the same on every device. */
  get sinceLabel(): string {
    const heard = this.pages.messages
    const isNew = ({ seq, author }: Message) => seq > this.readTo && !this.parts.client.isMe(author)
    const inOrder = heard.toSorted((one, other) => one.seq - other.seq)
    const first = inOrder.find(isNew)
    const before = inOrder.findLast(({ seq }) => seq <= this.readTo)
    const since = this.readBefore ?? (before ?? first)?.sentAt
    return first && since !== undefined ? sayNewSince(since, Date.now()) : ''
  }

  private get isNested(): boolean {
    return this.parts.layout === 'nested'
  }

  private isLoaded(seq: number): boolean {
    return this.pages.messages.some((message) => message.seq === seq)
  }

  private note(): void {
    if (this.start) this.receive()
    else this.settle()
    this.followOn()
    this.parts.changed()
  }

  /** What one follows goes on in another stretch when one is full; after a sleep, at its end, with what was missed before it. */
  private followOn(): void {
    const { pages } = this
    if (!this.start || !pages.later || pages.isLoading || pages.failure || !this.parts.follows()) return
    const missing = this.lastKnown - (pages.messages.at(-1)?.seq ?? 0)
    if (missing > pageSize) pages.open({})
    else pages.loadMore('later')
  }

  /** Too much was missed to know what lies between the stretches: one is opened, where the reader is. */
  private openAnew(): void {
    const { messages } = this.pages
    // Behind a page of the house nothing is in view, and the reader comes back to what is loaded.
    const near = this.parts.listInView()[0] ?? messages[Math.floor(messages.length / 2)]
    if (this.parts.follows()) this.pages.open({})
    else if (this.start && near) this.pages.open({ around: near.seq })
    else this.begin()
  }

  /** Before it is known how far one has read: for most conversations the guess is right. */
  private begin(): void {
    const { wanted } = this.parts
    this.pages.open(wanted > 0 ? { around: wanted } : this.isNested ? { after: 0 } : {})
  }

  private settle(): void {
    const { conversation } = this.pages
    if (!conversation || !this.reader.isSettled || this.pages.isLoading) return
    const { lastSeq } = conversation
    const position = this.reader.position ?? lastSeq
    // Whoever comes for the first time finds all of it new, and needs no mark on every line.
    this.readTo = position === 0 ? lastSeq : position
    this.readBefore = this.reader.readAt
    this.lastKnown = lastSeq
    this.missedAfter = position > 0 && lastSeq - position >= worthCatchingUp ? position : 0
    const start = this.findStart(position, lastSeq)
    if ('seq' in start && !this.isLoaded(start.seq)) this.pages.open({ around: start.seq })
    if (this.parts.layout === 'nested') this.pages.loadBeginning()
    this.start = start
  }

  private findStart(position: number, lastSeq: number): Start {
    const { wanted, layout } = this.parts
    if (wanted > 0 && wanted <= lastSeq) return { kind: 'wanted', seq: wanted }
    if (position > 0 && position < lastSeq) return { kind: 'unread', seq: position + 1 }
    return { kind: layout === 'nested' ? 'top' : 'end' }
  }

  private receive(): void {
    const { conversation, messages } = this.pages
    if (!conversation || conversation.lastSeq <= this.lastKnown) return
    const { isMe } = this.parts.client
    const arrived = messages.filter(({ seq, author }) => seq > this.lastKnown && !isMe(author))
    const elsewhere =
      this.pages.later || (this.isNested && !(conversation.lastMessage && isMe(conversation.lastMessage.author)))
    const isAtEnd = this.parts.isAtEnd()
    if ((arrived.length > 0 || elsewhere) && !isAtEnd) this.heldFrom = Math.min(this.heldFrom, this.lastKnown + 1)
    this.lastKnown = conversation.lastSeq
    if (arrived.length > 0) this.parts.onArrived(arrived)
  }
}
