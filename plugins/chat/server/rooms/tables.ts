import type { ActivityId, ConversationId, PersonId } from '../../../api/contract.ts'
import type { RoomKind } from '../../contract.ts'

export interface RoomTables {
  chat_places: RoomRow
  chat_members: MemberRow
}

/** A conversation of the chat, once it is opened. */
export interface RoomRow {
  readonly conversation_id: ConversationId
  readonly activity_id: ActivityId
  readonly kind: RoomKind
  /** Whose it is, once in an activity: `all`, a cohort or circle, two people; of a group, its conversation. */
  readonly place: string
  /** Of a group; a cohort and a circle have theirs elsewhere. */
  readonly name: string
  readonly made_by: PersonId | null
  readonly made_at: number
}

/** Who is in a conversation between people. */
export interface MemberRow {
  readonly conversation_id: ConversationId
  readonly person_id: PersonId
}
