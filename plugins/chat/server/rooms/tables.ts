import type { ActivityId, ConversationId } from '../../../api/contract.ts'

export interface RoomTables {
  chat_rooms: RoomRow
}

export interface RoomRow {
  readonly activity_id: ActivityId
  readonly conversation_id: ConversationId
}
