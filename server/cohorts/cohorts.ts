import type { Kysely } from 'kysely'
import type { CohortId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** The cohort that everybody in a course belongs to until others are made. */
export async function saveDefaultCohort(db: Kysely<Tables>, course: CourseId, now: number): Promise<CohortId> {
  await db
    .insertInto('cohorts')
    .values({ id: newId<'cohort'>(now), course_id: course, name: null, is_default: 1, created_at: now })
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

export async function createCohort(db: Kysely<Tables>, course: CourseId, name: string, now: number): Promise<CohortId> {
  const id = newId<'cohort'>(now)
  await db.insertInto('cohorts').values({ id, course_id: course, name, is_default: null, created_at: now }).execute()
  return id
}

export async function addToCohort(db: Kysely<Tables>, cohort: CohortId, person: PersonId): Promise<void> {
  await db
    .insertInto('cohort_members')
    .values({ cohort_id: cohort, person_id: person })
    .onConflict((conflict) => conflict.columns(['cohort_id', 'person_id']).doNothing())
    .execute()
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
  if (!any) await addToCohort(db, await saveDefaultCohort(db, course, now), person)
}
