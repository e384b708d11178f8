import { findFollow, ReadPositions, type ActivityClient, type Watched } from '../../../api/client.ts'
import type { ConversationId, PersonCard, PersonId } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import type { contract, Thread, ThreadId, ThreadList } from '../../contract.ts'
import { states } from '../../state.ts'

/** How many threads one reading adds. */
const pageSize = 50
/** As many as the server gives at once: what one looks through for a kind or for one's own. */
const all = 1000

/** The threads of the activity as the reader has them: kept true by events, with what is unread. */
export class FollowedThreads {
  private list: ThreadList | undefined
  private watched: Watched<ThreadList>
  private readonly written: Watched<readonly ConversationId[]>
  private limit = pageSize
  private cards: ReadonlyMap<PersonId, PersonCard> = new Map()
  private readonly positions: ReadPositions
  private readonly fresh = new Set<ThreadId>()
  private readonly stopHearing: () => void

  constructor(
    private readonly client: ActivityClient<typeof contract>,
    private readonly changed: () => void,
  ) {
    this.positions = new ReadPositions(client.talk, () => this.take())
    this.watched = this.watch()
    this.written = client.watch('listWrittenIn', {}, { reducers: states.listWrittenIn, changed })
    this.stopHearing = client.on('conversations.messageSent', (said) => this.noteOlder(said))
  }

  /** Undefined until the first answer. */
  get threads(): readonly Thread[] | undefined {
    return this.list?.threads
  }

  get people(): ReadonlyMap<PersonId, PersonCard> {
    return this.cards
  }

  /** The conversations in which the reader has said something; those where they did so without a name only they know. */
  get wrote(): ReadonlySet<string> {
    const masked = this.client.standing?.masks.map(({ conversation }) => conversation) ?? []
    return new Set([...(this.written.state ?? []), ...masked])
  }

  get hasMore(): boolean {
    return this.list?.more ?? false
  }

  /** Why there is nothing to show. */
  get failure(): Error | undefined {
    return this.watched.failure
  }

  /** How many messages there are to be marked read. */
  get unread(): number {
    return this.sumUnread(this.threads ?? [])
  }

  /** Of those, how many draw the reader in. */
  get waiting(): number {
    return this.sumUnread(this.threads?.filter((thread) => this.isUnread(thread)) ?? [])
  }

  private sumUnread(threads: readonly Thread[]): number {
    return threads.reduce((count, thread) => count + this.countUnread(thread), 0)
  }

  countUnread({ talk }: Thread): number {
    return this.positions.countUnread(talk)
  }

  /** Whether it was unread at some moment since the list was opened: a thread that is read now keeps its place until then. */
  isNew({ id }: Thread): boolean {
    return this.fresh.has(id)
  }

  reload(): void {
    this.watched.reload()
  }

  showMore(): void {
    this.read(this.limit + pageSize)
  }

  /** Reads whatever there is, for those who look for some of it. */
  showAll(): void {
    if (this.hasMore && this.limit < all) this.read(all)
  }

  private read(limit: number): void {
    this.limit = Math.min(limit, all)
    this.watched.stop()
    this.watched = this.watch()
  }

  /** Marks everything read, also what the list does not show. @returns how to take it back */
  async markAllRead(): Promise<() => Promise<void>> {
    const { talk } = this.client
    const { before } = await talk.command('markAllRead', {})
    this.fresh.clear()
    this.changed()
    return async () => {
      await Promise.all(before.map((position) => talk.command('markRead', position)))
    }
  }

  stop(): void {
    this.watched.stop()
    this.written.stop()
    this.positions.stop()
    this.stopHearing()
  }

  private watch(): Watched<ThreadList> {
    const { client, limit } = this
    return client.watch('listThreads', { limit }, { reducers: states.listThreads, changed: () => this.take() })
  }

  /** What was there stays until the new answer has come. */
  private take(): void {
    this.list = this.watched.state ?? this.list
    const threads = this.list?.threads ?? []
    this.cards = new Map(this.list?.people.map((person) => [person.id, person]))
    this.positions.follow(threads.map(({ talk }) => talk.id))
    for (const thread of threads) if (this.isUnread(thread)) this.fresh.add(thread.id)
    this.changed()
  }

  /**
   * What I said last myself is no news to me, even where I skipped what others had said before; and of what I want to hear
   * nothing, nothing is.
   */
  private isUnread(thread: Thread): boolean {
    const { isMe, standing } = this.client
    const isQuiet = findFollow(standing, thread.talk.id) === 'none'
    const last = thread.talk.lastMessage
    return this.countUnread(thread) > 0 && !isQuiet && !(last && isMe(last.author))
  }

  /** Somebody answered in a thread so old that it is not in the list: now it is one of the newest. */
  private noteOlder({ message, conversation }: Said): void {
    const isListed = this.threads?.some(({ talk }) => talk.id === conversation.id)
    if (this.hasMore && !isListed && message.seq > 1) this.reload()
  }
}
