import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'

/** Whoever comes back sooner was not away. In ms. */
const awayAfter = 30 * 60_000

/** Notes that a person is in an activity. @returns whether a visit began: then the time before it is another one */
export async function saveVisit(
  db: Kysely<Tables>,
  { activity, person }: { activity: ActivityId; person: PersonId },
  now: number,
): Promise<boolean> {
  const known = await findVisit(db, activity, person)
  const last = Math.max(known?.seen_at ?? 0, await readLastReading(db, activity, person))
  const begins = now - last > awayAfter
  const before_at = begins ? last || null : (known?.before_at ?? null)
  const began_at = begins ? now : (known?.began_at ?? now)
  const values = { before_at, began_at, seen_at: now }
  await db
    .insertInto('visits')
    .values({ activity_id: activity, person_id: person, ...values })
    .onConflict((conflict) => conflict.columns(['activity_id', 'person_id']).doUpdateSet(values))
    .execute()
  return begins
}

export const findVisit = (db: Kysely<Tables>, activity: ActivityId, person: PersonId) =>
  db
    .selectFrom('visits')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .executeTakeFirst()

/** Who reads is there, without saying so again and again. */
async function readLastReading(db: Kysely<Tables>, activity: ActivityId, person: PersonId): Promise<number> {
  const { last } = await db
    .selectFrom('read_positions')
    .innerJoin('conversations', 'conversations.id', 'read_positions.conversation_id')
    .select(({ fn }) => fn.max('read_at').as('last'))
    .where('conversations.activity_id', '=', activity)
    .where('read_positions.person_id', '=', person)
    .executeTakeFirstOrThrow()
  return last ?? 0
}
