import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { PairingRow, PartingRow } from './tables.ts'

type Db = Kysely<Tables>

export const findPairing = (db: Db, course: CourseId, person: PersonId): Promise<PairingRow | undefined> =>
  pairings(db, course).where('mentor_pairings.person_id', '=', person).executeTakeFirst()

/** Everybody whom somebody accompanies, the longest first. */
export const listPairingsOf = (db: Db, course: CourseId, mentor: PersonId): Promise<PairingRow[]> =>
  pairings(db, course)
    .where('mentor_pairings.mentor_id', '=', mentor)
    .orderBy('paired_at')
    .orderBy('mentor_pairings.person_id')
    .execute()

/** All pairs of a course whose two are both there: who left and comes back is found as they were. */
export const listPairings = (db: Db, course: CourseId): Promise<PairingRow[]> =>
  pairings(db, course).orderBy('mentor_pairings.person_id').execute()

/** A pair stands while both are in the course. */
const pairings = (db: Db, course: CourseId) => {
  const present = db.selectFrom('members').select('person_id').where('course_id', '=', course)
  const active = present.where('status', '=', 'active')
  return db
    .selectFrom('mentor_pairings')
    .selectAll('mentor_pairings')
    .where('mentor_pairings.course_id', '=', course)
    .where('mentor_pairings.mentor_id', 'in', active)
    .where('mentor_pairings.person_id', 'in', active)
}

/** One mentor for each person: the new one takes the place of the one before. */
export async function savePairing(db: Db, row: PairingRow): Promise<void> {
  const { mentor_id, made, paired_at } = row
  await db
    .insertInto('mentor_pairings')
    .values(row)
    .onConflict((conflict) => conflict.columns(['course_id', 'person_id']).doUpdateSet({ mentor_id, made, paired_at }))
    .execute()
}

/** Ends a pair. The rule does not make it again; people may. */
export async function removePairing(db: Db, { course_id, person_id, mentor_id }: PairingRow): Promise<void> {
  await db.deleteFrom('mentor_pairings').where('course_id', '=', course_id).where('person_id', '=', person_id).execute()
  await db
    .insertInto('mentor_partings')
    .values({ course_id, person_id, mentor_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const listPartings = (db: Db, course: CourseId): Promise<PartingRow[]> =>
  db.selectFrom('mentor_partings').selectAll().where('course_id', '=', course).execute()
