import type { PersonId } from '../../api/contract.ts'
import type { Stance, ThreadId } from '../contract.ts'
import type { Db, StanceRow } from './tables.ts'

/** The stances in the threads named, the first taken first. */
export async function listStances(db: Db, threads: readonly ThreadId[]): Promise<StanceRow[]> {
  if (threads.length === 0) return []
  return db
    .selectFrom('discussion_stances')
    .selectAll()
    .where('thread_id', 'in', threads)
    .orderBy('taken_at')
    .orderBy('person_id')
    .execute()
}

/** One stance a person: the new one takes the place of the one before. */
export async function saveStance(db: Db, row: StanceRow): Promise<void> {
  const { stance, taken_at } = row
  await db
    .insertInto('discussion_stances')
    .values(row)
    .onConflict((conflict) => conflict.columns(['thread_id', 'person_id']).doUpdateSet({ stance, taken_at }))
    .execute()
}

export async function removeStance(db: Db, thread: ThreadId, person: PersonId): Promise<void> {
  await db.deleteFrom('discussion_stances').where('thread_id', '=', thread).where('person_id', '=', person).execute()
}

export const listStancesOf = (db: Db, person: PersonId): Promise<StanceRow[]> =>
  db.selectFrom('discussion_stances').selectAll().where('person_id', '=', person).orderBy('taken_at').execute()

export async function eraseStances(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('discussion_stances').where('person_id', '=', person).execute()
}

export const toStance = ({ person_id, stance, taken_at }: StanceRow): Stance => ({
  person: person_id,
  stance,
  at: taken_at,
})
