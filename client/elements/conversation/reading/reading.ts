import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import type { ConversationId, PersonId } from '../../../../plugins/api/contract.ts'
import type { Message } from '../../../../plugins/api/conversations.ts'
import { isAttended } from '../../attention.ts'
import { positionReducers, type ReadPositions } from '../../../connection/talk-state.ts'

interface Parts {
  readonly talk: HouseClient['talk']
  readonly isMe: (author: PersonId) => boolean
  readonly conversation: ConversationId
  readonly changed: () => void
  /** The messages in view at this moment. */
  readonly listInView: () => readonly Message[]
  readonly listLoaded: () => readonly Message[]
  /** What lies up to here needs not be read, as the past of a room that somebody enters for the first time. */
  readonly findPast: () => number
}

/** A message in view for two looks was in view for a second. */
const lookEvery = 1000

/**
 * How far the reader has read. A message is read when it was in view for a second while somebody was there; the position
 * moves on over messages that were read, and never past one that was not.
 */
export class ReadTracker {
  private readonly positions: Watched<ReadPositions>
  private inView: ReadonlySet<number> = new Set()
  private readonly seen = new Set<number>()
  private told = 0
  /** Nothing from here on counts as read until the conversation is left: the reader wants it so. */
  private keptFrom = Infinity
  private readonly timer: ReturnType<typeof setInterval>

  constructor(private readonly parts: Parts) {
    const { talk, conversation, changed } = parts
    this.positions = talk.watch(
      'listPositions',
      { conversations: [conversation] },
      { reducers: positionReducers, changed },
    )
    this.timer = setInterval(() => this.look(), lookEvery)
  }

  /** The number of the last message read; undefined until it is known, 0 when the conversation was never opened. */
  get position(): number | undefined {
    const { state } = this.positions
    return state && (state.find(({ conversation }) => conversation === this.parts.conversation)?.seq ?? 0)
  }

  /** When the reader read last; undefined when they never did. */
  get readAt(): number | undefined {
    return this.positions.state?.find(({ conversation }) => conversation === this.parts.conversation)?.readAt
  }

  /** Not knowing how far one has read is no reason to show nothing. */
  get isSettled(): boolean {
    return this.positions.state !== undefined || this.positions.failure !== undefined
  }

  async markUnreadFrom(seq: number): Promise<void> {
    this.keptFrom = seq
    this.told = seq - 1
    await this.parts.talk.command('markRead', { conversation: this.parts.conversation, seq: seq - 1 })
  }

  stop(): void {
    clearInterval(this.timer)
    this.positions.stop()
  }

  private look(): void {
    if (!isAttended()) return void (this.inView = new Set())
    const now = new Set(this.parts.listInView().map(({ seq }) => seq))
    for (const seq of now) if (this.inView.has(seq)) this.seen.add(seq)
    this.inView = now
    this.passOver()
    this.moveOn()
  }

  private moveOn(): void {
    const from = this.position
    if (from === undefined) return
    const past = this.keptFrom === Infinity ? this.parts.findPast() : 0
    const reached = this.reach(Math.max(from, this.told, past))
    if (reached <= from || reached <= this.told) return
    this.told = reached
    // A position that did not arrive goes with the next one.
    this.parts.talk
      .command('markRead', { conversation: this.parts.conversation, seq: reached })
      .catch(() => (this.told = from))
  }

  /** What needs no reading; remembered, since what is loaded changes while one goes on. */
  private passOver(): void {
    const { isMe, listLoaded } = this.parts
    for (const { seq, author, gone } of listLoaded()) if (isMe(author) || gone !== null) this.seen.add(seq)
  }

  private reach(from: number): number {
    let reached = from
    while (reached + 1 < this.keptFrom && this.seen.has(reached + 1)) reached += 1
    return reached
  }
}
