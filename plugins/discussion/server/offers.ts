import type { ActivityId, PersonId } from '../../api/contract.ts'
import type { ThreadId } from '../contract.ts'
import type { Db, OfferRow, ThreadRow } from './tables.ts'

/** To whom a question was offered, the first first. */
export const listOffers = (db: Db, thread: ThreadId): Promise<OfferRow[]> =>
  db
    .selectFrom('discussion_offers')
    .selectAll()
    .where('thread_id', '=', thread)
    .orderBy('offered_at')
    .orderBy('person_id')
    .execute()

/** Offers a question to people; to whom it was offered before, it is not offered again. */
export async function saveOffers(db: Db, rows: readonly OfferRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('discussion_offers')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['thread_id', 'person_id']).doNothing())
    .execute()
}

/** Notes that somebody passed a question on. Answers whether it had been offered to them. */
export async function savePassed(db: Db, thread: ThreadId, person: PersonId, now: number): Promise<boolean> {
  const saved = await db
    .updateTable('discussion_offers')
    .set({ passed_at: now })
    .where('thread_id', '=', thread)
    .where('person_id', '=', person)
    .where('passed_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return saved !== undefined
}

/** What is offered to a person in an activity and was not passed on, with its thread, the oldest first. */
export const listOfferedTo = (
  db: Db,
  activity: ActivityId,
  person: PersonId,
): Promise<(ThreadRow & Pick<OfferRow, 'why'>)[]> =>
  db
    .selectFrom('discussion_offers')
    .innerJoin('discussion_threads', 'discussion_threads.id', 'discussion_offers.thread_id')
    .selectAll('discussion_threads')
    .select('discussion_offers.why')
    .where('activity_id', '=', activity)
    .where('person_id', '=', person)
    .where('passed_at', 'is', null)
    .where('kind', '=', 'question')
    .orderBy('started_at')
    .orderBy('discussion_threads.id')
    .execute()

export const listOffersOf = (db: Db, person: PersonId): Promise<OfferRow[]> =>
  db.selectFrom('discussion_offers').selectAll().where('person_id', '=', person).orderBy('offered_at').execute()

export async function eraseOffers(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('discussion_offers').where('person_id', '=', person).execute()
}
