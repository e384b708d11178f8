import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { OfferRow, WishRow } from './tables.ts'

type Db = Kysely<Tables>

export const listOffers = (db: Db, course: CourseId): Promise<OfferRow[]> =>
  db.selectFrom('mentor_offers').selectAll().where('course_id', '=', course).orderBy('offered_at').execute()

/** Another number is another offer of the same: who was accepted stays so. */
export async function saveOffer(db: Db, row: OfferRow): Promise<void> {
  await db
    .insertInto('mentor_offers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['course_id', 'person_id']).doUpdateSet({ most: row.most }))
    .execute()
}

/** Answers whether there was such an offer. */
export async function acceptOffer(db: Db, course: CourseId, person: PersonId, now: number): Promise<boolean> {
  const row = await db
    .updateTable('mentor_offers')
    .set({ accepted_at: now })
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function removeOffer(db: Db, course: CourseId, person: PersonId): Promise<void> {
  await db.deleteFrom('mentor_offers').where('course_id', '=', course).where('person_id', '=', person).execute()
}

export const listWishes = (db: Db, course: CourseId): Promise<WishRow[]> =>
  db.selectFrom('mentor_wishes').selectAll().where('course_id', '=', course).orderBy('asked_at').execute()

export const findWish = (db: Db, course: CourseId, person: PersonId): Promise<WishRow | undefined> =>
  db
    .selectFrom('mentor_wishes')
    .selectAll()
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .executeTakeFirst()

/** One wish at a time: the last one counts. */
export async function saveWish(db: Db, row: WishRow): Promise<void> {
  await removeWish(db, row.course_id, row.person_id)
  await db.insertInto('mentor_wishes').values(row).execute()
}

export async function removeWish(db: Db, course: CourseId, person: PersonId): Promise<void> {
  await db.deleteFrom('mentor_wishes').where('course_id', '=', course).where('person_id', '=', person).execute()
}
