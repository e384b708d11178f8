import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { GradeChangeRow } from './tables.ts'

/** Stands for everybody in the activity. */
export const everybody = ''

/** Notes whose grades have to be computed anew, in the transaction that changed them: a commit and its note are one. */
export async function saveChanges(
  db: Kysely<Tables>,
  { activity, people }: { activity: ActivityId; people: Iterable<PersonId | typeof everybody> },
  now: number,
): Promise<void> {
  // In one order everywhere, so that two transactions never wait for each other.
  const rows = [...people].toSorted().map((person_id) => ({ activity_id: activity, person_id, changed_at: now }))
  if (rows.length === 0) return
  await db
    .insertInto('grade_changes')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['activity_id', 'person_id']).doUpdateSet({ changed_at: now }))
    .execute()
}

/** Takes some of the notes away; whoever takes them computes in the same transaction. */
export async function takeChanges(db: Kysely<Tables>, most: number): Promise<GradeChangeRow[]> {
  const oldest = await db.selectFrom('grade_changes').selectAll().orderBy('changed_at').limit(most).execute()
  if (oldest.length === 0) return []
  const keys = oldest.map(({ activity_id, person_id }) => [activity_id, person_id] as const)
  return db
    .deleteFrom('grade_changes')
    .where((eb) =>
      eb(
        eb.refTuple('activity_id', 'person_id'),
        'in',
        keys.map(([one, other]) => eb.tuple(one, other)),
      ),
    )
    .returningAll()
    .execute()
}
