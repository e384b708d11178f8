import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'

/** How pairs are made in a course where nobody says otherwise. */
export interface MentoringRules {
  readonly samePlace: boolean
  readonly most: number
  /** A paragraph for each line; empty for the house's own words. */
  readonly guidelines: string
}

/** Few enough that everybody is known by name and by work. */
const usual: MentoringRules = { samePlace: true, most: 5, guidelines: '' }

export async function readRules(db: Kysely<Tables>, course: CourseId): Promise<MentoringRules> {
  const row = await db.selectFrom('mentoring_rules').selectAll().where('course_id', '=', course).executeTakeFirst()
  return row ? { samePlace: row.same_place === 1, most: row.most, guidelines: row.guidelines } : usual
}

export async function saveRules(db: Kysely<Tables>, course: CourseId, rules: MentoringRules): Promise<void> {
  const values = { same_place: rules.samePlace ? 1 : 0, most: rules.most, guidelines: rules.guidelines.trim() } as const
  await db
    .insertInto('mentoring_rules')
    .values({ course_id: course, ...values })
    .onConflict((conflict) => conflict.column('course_id').doUpdateSet(values))
    .execute()
}

/** The manager of each person who has one named. */
export async function listManagers(db: Kysely<Tables>, course: CourseId): Promise<ReadonlyMap<PersonId, PersonId>> {
  const rows = await db.selectFrom('managers').selectAll().where('course_id', '=', course).execute()
  return new Map(rows.map(({ person_id, manager_id }) => [person_id, manager_id]))
}

/** Null: they have none in the course, or nobody is to know. */
export async function saveManager(
  db: Kysely<Tables>,
  course: CourseId,
  { person, manager }: { person: PersonId; manager: PersonId | null },
): Promise<void> {
  await db.deleteFrom('managers').where('course_id', '=', course).where('person_id', '=', person).execute()
  if (manager)
    await db.insertInto('managers').values({ course_id: course, person_id: person, manager_id: manager }).execute()
}
