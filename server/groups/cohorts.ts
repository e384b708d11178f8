import type { Kysely } from 'kysely'
import type { CohortId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** Who goes through a course together. Everybody is in one at least: in the default one, unless they are in another. */
export const cohorts = {
  async list(db: Kysely<Tables>, course: CourseId) {
    const rows = await db
      .selectFrom('cohorts')
      .select(['id', 'name', 'is_default'])
      .where('course_id', '=', course)
      .where('removed_at', 'is', null)
      .execute()
    return rows.map(({ id, name, is_default }) => ({ id, name: name ?? '', isDefault: is_default === 1 }))
  },

  async create(db: Kysely<Tables>, course: CourseId, name: string, now: number): Promise<CohortId> {
    const id = newId<'cohort'>(now)
    await db
      .insertInto('cohorts')
      .values({ id, course_id: course, name, is_default: null, created_at: now, removed_at: null })
      .execute()
    return id
  },

  async rename(db: Kysely<Tables>, id: CohortId, name: string): Promise<void> {
    await db.updateTable('cohorts').set({ name }).where('id', '=', id).execute()
  },

  async remove(db: Kysely<Tables>, id: CohortId, now: number): Promise<void> {
    const members = await cohorts.listMembers(db, [id])
    await db.updateTable('cohorts').set({ removed_at: now }).where('id', '=', id).execute()
    for (const { person } of members) await cohorts.takeOut(db, id, person, now)
  },

  /** Who is put in another is in the default one no more. */
  async add(db: Kysely<Tables>, id: CohortId, person: PersonId): Promise<void> {
    const { course_id } = await readCohort(db, id)
    const defaults = db
      .selectFrom('cohorts')
      .select('id')
      .where('course_id', '=', course_id)
      .where('is_default', '=', 1)
    await db.deleteFrom('cohort_members').where('person_id', '=', person).where('cohort_id', 'in', defaults).execute()
    await insertMember(db, id, person)
  },

  async takeOut(db: Kysely<Tables>, id: CohortId, person: PersonId, now: number): Promise<void> {
    const { course_id } = await readCohort(db, id)
    await db.deleteFrom('cohort_members').where('cohort_id', '=', id).where('person_id', '=', person).execute()
    await ensureInCohort(db, course_id, person, now)
  },

  listMembers: (db: Kysely<Tables>, ids: readonly CohortId[]) =>
    db
      .selectFrom('cohort_members')
      .select(['cohort_id as group', 'person_id as person'])
      .where('cohort_id', 'in', ids)
      .orderBy('person_id')
      .execute(),
}

/** The cohort of everybody in a course who is in no other. */
export async function saveDefaultCohort(db: Kysely<Tables>, course: CourseId, now: number): Promise<CohortId> {
  await db
    .insertInto('cohorts')
    .values({
      id: newId<'cohort'>(now),
      course_id: course,
      name: null,
      is_default: 1,
      created_at: now,
      removed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['course_id', 'is_default']).doNothing())
    .execute()
  const { id } = await db
    .selectFrom('cohorts')
    .select('id')
    .where('course_id', '=', course)
    .where('is_default', '=', 1)
    .executeTakeFirstOrThrow()
  return id
}

/** Puts somebody in the default cohort, unless they are in a cohort of the course already. */
export async function ensureInCohort(
  db: Kysely<Tables>,
  course: CourseId,
  person: PersonId,
  now: number,
): Promise<void> {
  const any = await db
    .selectFrom('cohort_members')
    .innerJoin('cohorts', 'cohorts.id', 'cohort_members.cohort_id')
    .select('cohorts.id')
    .where('cohorts.course_id', '=', course)
    .where('cohort_members.person_id', '=', person)
    .executeTakeFirst()
  if (!any) await insertMember(db, await saveDefaultCohort(db, course, now), person)
}

const readCohort = (db: Kysely<Tables>, id: CohortId) =>
  db.selectFrom('cohorts').select('course_id').where('id', '=', id).executeTakeFirstOrThrow()

async function insertMember(db: Kysely<Tables>, cohort: CohortId, person: PersonId): Promise<void> {
  await db
    .insertInto('cohort_members')
    .values({ cohort_id: cohort, person_id: person })
    .onConflict((conflict) => conflict.columns(['cohort_id', 'person_id']).doNothing())
    .execute()
}
