import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { WorkId } from '../../contract.ts'
import type { Db, ObserverRow } from '../tables.ts'

const asked = (db: Db) => db.selectFrom('assignment_observers').selectAll().where('open', '=', 1)

/** Who was asked to say what they saw of a work, and has not, the longest wait first. */
export const listObservers = (db: Db, work: WorkId): Promise<ObserverRow[]> =>
  asked(db).where('work_id', '=', work).orderBy('asked_at').orderBy('person_id').execute()

export const findObserver = (db: Db, work: WorkId, person: PersonId): Promise<ObserverRow | undefined> =>
  asked(db).where('work_id', '=', work).where('person_id', '=', person).executeTakeFirst()

/** What somebody was asked to say what they saw of. */
export const listToObserve = (db: Db, activity: ActivityId, person: PersonId): Promise<ObserverRow[]> =>
  asked(db)
    .where('person_id', '=', person)
    .where('activity_id', '=', activity)
    .orderBy('asked_at')
    .orderBy('work_id')
    .execute()

export async function saveObserver(db: Db, row: ObserverRow): Promise<void> {
  const { words, asked_at, open } = row
  await db
    .insertInto('assignment_observers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['work_id', 'person_id']).doUpdateSet({ words, asked_at, open }))
    .execute()
}

/** They are asked no more: one who has said it, or all of a work. */
export async function closeObservers(db: Db, work: WorkId, person?: PersonId): Promise<PersonId[]> {
  let closing = db
    .updateTable('assignment_observers')
    .set({ open: 0 })
    .where('work_id', '=', work)
    .where('open', '=', 1)
  if (person !== undefined) closing = closing.where('person_id', '=', person)
  return (await closing.returning('person_id').execute()).map(({ person_id }) => person_id)
}
