import type { Kysely } from 'kysely'
import type { PersonId } from '../../../api/contract.ts'
import type { RoomTables } from './tables.ts'

/** Whom they wrote to apart from the others, and which groups they made. What was said is kept, and handed out, by the core. */
export async function exportPerson(db: Kysely<RoomTables>, person: PersonId): Promise<unknown> {
  const rows = await db
    .selectFrom('chat_members')
    .innerJoin('chat_places', 'chat_places.conversation_id', 'chat_members.conversation_id')
    .selectAll('chat_places')
    .where('chat_members.person_id', '=', person)
    .execute()
  return rows.map((row) => ({
    conversation: row.conversation_id,
    kind: row.kind,
    name: row.name,
    begun: row.made_by === person ? row.made_at : null,
  }))
}

/** The others keep what they can read; who is gone is nobody in it. */
export async function erasePerson(db: Kysely<RoomTables>, person: PersonId): Promise<void> {
  await db.updateTable('chat_places').set({ made_by: null }).where('made_by', '=', person).execute()
  const own = db.selectFrom('chat_members').select('conversation_id').where('person_id', '=', person)
  // Two people are named by their place; without one of them nobody finds it by the other again.
  await db
    .updateTable('chat_places')
    .set(({ ref }) => ({ place: ref('conversation_id') }))
    .where('kind', '=', 'direct')
    .where('conversation_id', 'in', own)
    .execute()
  await db.deleteFrom('chat_members').where('person_id', '=', person).execute()
}
