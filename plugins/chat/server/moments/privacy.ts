import type { Kysely } from 'kysely'
import type { PersonId } from '../../../api/contract.ts'
import type { MomentTables } from './tables.ts'

/** The moments that a person opened, and those in which they put their hand up. */
export async function exportMoments(db: Kysely<MomentTables>, person: PersonId) {
  const opened = await db
    .selectFrom('chat_moments')
    .select(['kind', 'question', 'starts_at as startsAt', 'ends_at as endsAt', 'notes'])
    .where('opened_by', '=', person)
    .orderBy('starts_at')
    .execute()
  const hands = await db
    .selectFrom('chat_hands')
    .select(['moment_id as moment', 'turns'])
    .where('person_id', '=', person)
    .orderBy('moment_id')
    .execute()
  return { opened, hands }
}

/** A moment stays, without whoever opened it. */
export async function eraseMoments(db: Kysely<MomentTables>, person: PersonId): Promise<void> {
  await db.updateTable('chat_moments').set({ opened_by: null }).where('opened_by', '=', person).execute()
  await db.deleteFrom('chat_hands').where('person_id', '=', person).execute()
}
