import { Refusal } from '../../../api/server.ts'
import type { Room, RoomWithPeople } from '../../contract.ts'
import { isBetweenPeople } from '../../rooms-in-order.ts'
import type { Reading, Writing } from '../tables.ts'
import { toRoom, withPeople } from './listing.ts'
import { listMembers } from './rows.ts'
import type { RoomRow } from './tables.ts'

/** A room as it is now. Throws `not_found` for who is not in it. */
export const readRoom = async (context: Reading, row: RoomRow): Promise<RoomWithPeople> =>
  withPeople(context, await readAlone(context, row))

async function readAlone({ db, conversations }: Reading, row: RoomRow): Promise<Room> {
  const [talk] = await conversations.summarise([row.conversation_id])
  if (!talk) throw new Refusal('not_found', 404, 'There is no such room.')
  const members = isBetweenPeople(row) ? await listMembers(db, [row.conversation_id]) : undefined
  return toRoom(row, talk, members?.get(row.conversation_id))
}

/** Tells a room to all who can read it, and to search what it is called. */
export async function tell(context: Writing, row: RoomRow): Promise<RoomWithPeople> {
  const told = await readRoom(context, row)
  const { key, name, kind } = told.room
  // Whom two people are for each other, each sees for themselves: their names are not kept as a title.
  await context.conversations.describe(row.conversation_id, { title: name, kind, path: `room/${key}` })
  for (const { audience, summary } of await context.conversations.listViews(row.conversation_id))
    context.publish('roomChanged', { ...told, room: { ...told.room, talk: summary } }, audience)
  return told
}
