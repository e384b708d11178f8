import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId } from '../../../api/contract.ts'
import type { OpenRoom, Room } from '../../contract.ts'
import type { Reading, Writing } from '../tables.ts'
import type { RoomRow, RoomTables } from './tables.ts'

export const readRoom = async ({ db, activity }: Reading): Promise<Room> => ({
  conversation: (await findRoom(db, activity.id)) ?? null,
})

/** Makes the room, or answers the one there is. */
export async function openRoom({ db, activity, conversations, publish }: Writing): Promise<OpenRoom> {
  const known = await findRoom(db, activity.id)
  if (known) return { conversation: known }
  const conversation = await conversations.open()
  await saveRoom(db, { activity_id: activity.id, conversation_id: conversation })
  publish('roomOpened', { conversation })
  return { conversation }
}

/** The conversation of an activity's room; undefined while there is none. */
async function findRoom(db: Kysely<RoomTables>, activity: ActivityId): Promise<ConversationId | undefined> {
  const row = await db
    .selectFrom('chat_rooms')
    .select('conversation_id')
    .where('activity_id', '=', activity)
    .executeTakeFirst()
  return row?.conversation_id
}

/** Throws when the activity has a room already. */
async function saveRoom(db: Kysely<RoomTables>, row: RoomRow): Promise<void> {
  await db.insertInto('chat_rooms').values(row).execute()
}
