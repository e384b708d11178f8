import type { ActivityId, ConversationId, PersonId } from '../../../api/contract.ts'
import type { MomentId, MomentKind } from '../../contract.ts'

export interface MomentTables {
  chat_moments: MomentRow
  chat_hands: HandRow
}

export interface MomentRow {
  readonly id: MomentId
  readonly activity_id: ActivityId
  readonly conversation_id: ConversationId
  readonly kind: MomentKind
  readonly question: string
  readonly opened_by: PersonId | null
  readonly starts_at: number
  readonly ends_at: number
  readonly begun_at: number | null
  readonly ended_at: number | null
  readonly notes: string
  /** The number of the first message that was said during it. */
  readonly from_seq: number | null
  readonly to_seq: number | null
}

/** Somebody who puts their hand up in a moment, or did. */
export interface HandRow {
  readonly moment_id: MomentId
  readonly person_id: PersonId
  /** Null while the hand is down. */
  readonly raised_at: number | null
  /** Tells apart who raised theirs at the same time. */
  readonly place: number
  /** How often they had a turn. */
  readonly turns: number
  readonly has_turn: 0 | 1
}
