import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, MessageId, PersonId } from '../../api/contract.ts'
import type { Kind, Mark, StanceWord, ThreadId } from '../contract.ts'

export interface DiscussionTables {
  discussion_threads: ThreadRow
  discussion_marks: MarkRow
  discussion_stances: StanceRow
  discussion_offers: OfferRow
  discussion_judgements: JudgementRow
  discussion_moves: MoveRow
}

export interface ThreadRow {
  readonly id: ThreadId
  readonly activity_id: ActivityId
  readonly conversation_id: ConversationId
  readonly title: string
  readonly started_by: PersonId | null
  readonly started_at: number
  /** When somebody pinned it; null while it is not pinned. */
  readonly pinned_at: number | null
  readonly kind: Kind
  /** Of a visit; null while it is not settled. */
  readonly meets_at: number | null
  readonly meeting_place: string | null
}

export interface MarkRow {
  readonly thread_id: ThreadId
  readonly mark: Mark
  readonly message_id: MessageId
  readonly marked_by: PersonId
  readonly marked_at: number
}

export interface StanceRow {
  readonly thread_id: ThreadId
  readonly person_id: PersonId
  readonly stance: StanceWord
  readonly taken_at: number
}

/** That a question was offered to somebody: who may know, or who tends the course. */
export interface OfferRow {
  readonly thread_id: ThreadId
  readonly person_id: PersonId
  readonly why: 'knows' | 'tends'
  readonly offered_at: number
  readonly passed_at: number | null
}

export interface JudgementRow {
  readonly activity_id: ActivityId
  readonly person_id: PersonId
  readonly judged_by: PersonId | null
  readonly judged_at: number
  readonly version: number
  /** JSON, as are the marks. */
  readonly criteria: string
  readonly marks: string
  readonly words: string
}

/** What somebody moved in the last minute, to be taken back. */
export interface MoveRow {
  readonly message_id: MessageId
  readonly activity_id: ActivityId
  readonly from_thread: ThreadId
  readonly to_thread: ThreadId
  /** 1 where the thread was made by it. */
  readonly made: 0 | 1
  /** JSON: the marks that were taken down. */
  readonly marks: string
  readonly moved_by: PersonId
  readonly moved_at: number
}

export type Db = Kysely<DiscussionTables>
