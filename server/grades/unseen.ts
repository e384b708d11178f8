import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { addLine, queued } from './grades.ts'

/** Whether somebody said that grades of the activity are sent although nobody can see what they might replace. */
export async function maySendUnseen(db: Kysely<Tables>, activity: ActivityId): Promise<boolean> {
  const row = await db
    .selectFrom('grades_unseen')
    .select('activity_id')
    .where('activity_id', '=', activity)
    .executeTakeFirst()
  return row !== undefined
}

/** From now on they are; those that were held back for it are due. Answers whose they are. */
export async function sendUnseen(
  db: Kysely<Tables>,
  { activity, by, now }: { readonly activity: ActivityId; readonly by: PersonId; readonly now: number },
): Promise<PersonId[]> {
  await db
    .insertInto('grades_unseen')
    .values({ activity_id: activity, by_id: by, said_at: now })
    .onConflict((conflict) => conflict.column('activity_id').doNothing())
    .execute()
  const rows = await db
    .updateTable('grades')
    .set(queued(now))
    .where('activity_id', '=', activity)
    .where('state', '=', 'held')
    .where('reason', '=', 'unseen')
    .returningAll()
    .execute()
  for (const row of rows) await addLine(db, { ...row, at: now, what: 'sentUnseen', by })
  return rows.map(({ person_id }) => person_id)
}
