import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import type { ConversationId } from '../../../../plugins/api/contract.ts'
import type { ConversationSummary } from '../../../../plugins/api/conversations.ts'

import { positionReducers, type ReadPositions as Positions } from '../../../connection/talk-state.ts'

type Talk = HouseClient['talk']

/** As many as one question may name. */
const mostAsked = 500

/** How far the reader has read in each conversation, on whatever device they read it. */
export class ReadPositions {
  private watched: Watched<Positions> | undefined
  private asked = new Set<ConversationId>()
  private read = new Map<ConversationId, number>()
  private known = false

  constructor(
    private readonly talk: Talk,
    private readonly changed: () => void,
  ) {}

  /** Whether it is known what is unread; until then everything counts as read, so that nothing lights up and goes out. */
  get isKnown(): boolean {
    return this.known
  }

  /** Follows these conversations; asks only when there is one among them that it does not follow yet. */
  follow(conversations: readonly ConversationId[]): void {
    if (conversations.every((id) => this.asked.has(id))) return
    this.asked = new Set(conversations)
    this.watched?.stop()
    this.watched = this.talk.watch(
      'listPositions',
      { conversations: conversations.slice(0, mostAsked) },
      {
        reducers: positionReducers,
        changed: () => this.take(),
      },
    )
  }

  countUnread({ id, lastSeq }: ConversationSummary): number {
    return this.known ? Math.max(0, lastSeq - (this.read.get(id) ?? 0)) : 0
  }

  stop(): void {
    this.watched?.stop()
  }

  private take(): void {
    const positions = this.watched?.state
    if (positions) this.read = new Map(positions.map(({ conversation, seq }) => [conversation, seq]))
    this.known ||= positions !== undefined
    this.changed()
  }
}
