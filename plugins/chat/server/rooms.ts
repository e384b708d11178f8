import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId } from '../../api/contract.ts'

export interface ChatTables {
  chat_rooms: RoomRow
}

interface RoomRow {
  readonly activity_id: ActivityId
  readonly conversation_id: ConversationId
}

/** The conversation of an activity's room; undefined while there is none. */
export async function findRoom(db: Kysely<ChatTables>, activity: ActivityId): Promise<ConversationId | undefined> {
  const row = await db
    .selectFrom('chat_rooms')
    .select('conversation_id')
    .where('activity_id', '=', activity)
    .executeTakeFirst()
  return row?.conversation_id
}

/** Throws when the activity has a room already. */
export async function saveRoom(db: Kysely<ChatTables>, row: RoomRow): Promise<void> {
  await db.insertInto('chat_rooms').values(row).execute()
}
