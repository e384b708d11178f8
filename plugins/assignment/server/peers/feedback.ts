import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { FeedbackId, WorkId } from '../../contract.ts'
import type { Db, FeedbackRow } from '../tables.ts'

/** Everybody who was asked to read a work, in the order they were asked. */
export const listFeedback = (db: Db, work: WorkId): Promise<FeedbackRow[]> =>
  db
    .selectFrom('assignment_feedback')
    .selectAll()
    .where('work_id', '=', work)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

export const findFeedback = (db: Db, activity: ActivityId, id: FeedbackId): Promise<FeedbackRow | undefined> =>
  db
    .selectFrom('assignment_feedback')
    .selectAll()
    .where('id', '=', id)
    .where('activity_id', '=', activity)
    .executeTakeFirst()

/** What somebody was asked to read and has said nothing about, the longest wait first. */
export const listAsked = (db: Db, activity: ActivityId, reader: PersonId): Promise<FeedbackRow[]> =>
  db
    .selectFrom('assignment_feedback')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('reader_id', '=', reader)
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

/** How often each of the people was asked, or read: those who were late have their turn counted, too. */
export async function countReadings(db: Db, activity: ActivityId): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('assignment_feedback')
    .select(({ fn }) => ['reader_id', fn.countAll().as('count')])
    .where('activity_id', '=', activity)
    .where('as_mentor', '=', 0)
    .groupBy('reader_id')
    .execute()
  return new Map(rows.map(({ reader_id, count }) => [reader_id, Number(count)]))
}

export async function insertFeedback(db: Db, row: FeedbackRow): Promise<void> {
  await db.insertInto('assignment_feedback').values(row).execute()
}

export async function changeFeedback(
  db: Db,
  id: FeedbackId,
  change: Partial<Pick<FeedbackRow, 'state' | 'marks' | 'words' | 'given_at' | 'helped'>>,
): Promise<void> {
  await db.updateTable('assignment_feedback').set(change).where('id', '=', id).execute()
}

export const lapse = (db: Db, id: FeedbackId): Promise<void> => changeFeedback(db, id, { state: 'lapsed' })
