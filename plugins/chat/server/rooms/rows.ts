import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, PersonId } from '../../../api/contract.ts'
import type { RoomRow, RoomTables } from './tables.ts'

type Db = Kysely<RoomTables>

/** The row of what is to be there once. */
export const findAtPlace = (db: Db, activity: ActivityId, place: string): Promise<RoomRow | undefined> =>
  db
    .selectFrom('chat_places')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('place', '=', place)
    .executeTakeFirst()

/** A conversation between people, if the person named is one of them. */
export const findOfMember = (
  db: Db,
  { activity, conversation, person }: { activity: ActivityId; conversation: ConversationId; person: PersonId },
): Promise<RoomRow | undefined> =>
  betweenPeople(db, activity, person).where('chat_places.conversation_id', '=', conversation).executeTakeFirst()

/** All that a person may have in their list: what is for groups, and what they are in by name. */
export async function listRowsFor(db: Db, activity: ActivityId, person: PersonId): Promise<RoomRow[]> {
  const rooms = await db
    .selectFrom('chat_places')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('kind', 'in', ['all', 'cohort', 'circle'])
    .execute()
  return [...rooms, ...(await betweenPeople(db, activity, person).execute())]
}

const betweenPeople = (db: Db, activity: ActivityId, person: PersonId) =>
  db
    .selectFrom('chat_places')
    .innerJoin('chat_members', 'chat_members.conversation_id', 'chat_places.conversation_id')
    .selectAll('chat_places')
    .where('chat_places.activity_id', '=', activity)
    .where('chat_members.person_id', '=', person)

/** Who writes to each other by two in an activity. */
export async function listDirect(
  db: Db,
  activity: ActivityId,
): Promise<ReadonlyMap<ConversationId, readonly PersonId[]>> {
  const rows = await db
    .selectFrom('chat_places')
    .select('conversation_id')
    .where('activity_id', '=', activity)
    .where('kind', '=', 'direct')
    .execute()
  return listMembers(
    db,
    rows.map((row) => row.conversation_id),
  )
}

/** Who is in each of the conversations, by id. */
export async function listMembers(
  db: Db,
  conversations: readonly ConversationId[],
): Promise<ReadonlyMap<ConversationId, readonly PersonId[]>> {
  const members = new Map<ConversationId, PersonId[]>()
  if (conversations.length === 0) return members
  const rows = await db
    .selectFrom('chat_members')
    .selectAll()
    .where('conversation_id', 'in', conversations)
    .orderBy('person_id')
    .execute()
  for (const row of rows) members.set(row.conversation_id, [...(members.get(row.conversation_id) ?? []), row.person_id])
  return members
}

/** Throws when there is one at its place already. */
export async function saveRow(db: Db, row: RoomRow, members: readonly PersonId[] = []): Promise<void> {
  await db.insertInto('chat_places').values(row).execute()
  if (members.length > 0) await saveMembers(db, row.conversation_id, members)
}

export async function saveMembers(db: Db, conversation: ConversationId, people: readonly PersonId[]): Promise<void> {
  const rows = people.map((person_id) => ({ conversation_id: conversation, person_id }))
  await db.insertInto('chat_members').values(rows).execute()
}

export async function removeMember(db: Db, conversation: ConversationId, person: PersonId): Promise<void> {
  await db
    .deleteFrom('chat_members')
    .where('conversation_id', '=', conversation)
    .where('person_id', '=', person)
    .execute()
}

export async function saveName(db: Db, conversation: ConversationId, name: string): Promise<void> {
  await db.updateTable('chat_places').set({ name }).where('conversation_id', '=', conversation).execute()
}
