import type { ActivityId, ConversationId, Id, MessageId, PersonId } from '../../plugins/api/contract.ts'

/** What belongs to talk beside the messages themselves. */
export interface TalkTables {
  masks: MaskRow
  follows: FollowRow
  visits: VisitRow
  paces: PaceRow
  handed: HandedRow
  handed_messages: HandedMessageRow
  held_messages: HeldRow
}

/** Who wrote in a conversation without a name. Its id stands wherever the author's would. */
export interface MaskRow {
  id: PersonId
  activity_id: ActivityId
  conversation_id: ConversationId
  person_id: PersonId
  /** 1, 2, 3... in its conversation: what peers call it by. */
  number: number
  /** What was said at the moment of writing: whether somebody may ever learn the name. */
  promise: 'liftable' | 'sealed'
  lifted_at: number | null
  lifted_by: PersonId | null
  lifted_because: string | null
}

/** What somebody wants to hear of a conversation; without a row, `own`. */
export interface FollowRow {
  conversation_id: ConversationId
  person_id: PersonId
  level: 'all' | 'own' | 'none'
  set_at: number
}

/** When a person was in an activity last, and when before that. */
export interface VisitRow {
  activity_id: ActivityId
  person_id: PersonId
  before_at: number | null
  began_at: number
  seen_at: number
}

/** How often a person did something since a moment. */
export interface PaceRow {
  person_id: PersonId
  deed: string
  since: number
  done: number
}

/** A stretch of talk that goes on in another activity, by the message that it begins with. */
export interface HandedRow {
  id: Id<'handed'>
  from_activity: ActivityId
  from_message: MessageId
  to_activity: ActivityId
  to_conversation: ConversationId
  /** The first message there; null until it is written. */
  to_message: MessageId | null
  /** What became of it, by a word of the plugin that took it. */
  form: string
  /** Whether everybody who reads where it was said may read where it goes on, and the other way round: only then is it shown. */
  seen_from: 0 | 1
  seen_to: 0 | 1
  /** Null once the person was erased. */
  handed_by: PersonId | null
  handed_at: number
}

/** Words that somebody said elsewhere, and another person brought here. */
export interface HandedMessageRow {
  message_id: MessageId
  from_message: MessageId
}

/** A message that waits to be read by who leads the course, or was returned by them. Nobody else is told of it. */
export interface HeldRow {
  id: Id<'held'>
  conversation_id: ConversationId
  /** 1, 2, 3... of those that wait in its conversation: the order in which they were written. */
  place: number
  author_id: PersonId
  mask_id: PersonId | null
  markdown: string
  html: string
  reply_to: MessageId | null
  replied_revision: number | null
  /** JSON: their ids, in order. */
  files: string
  sent_at: number
  returned_at: number | null
  returned_by: PersonId | null
  reason: string | null
}
