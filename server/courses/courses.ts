import { sql, type Kysely } from 'kysely'
import type { CourseId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** A course as its LMS names it. */
export interface ExternalCourse {
  readonly tenant: string
  readonly externalId: string
  readonly title?: string | undefined
}

export async function saveCourse(db: Kysely<Tables>, course: ExternalCourse, now: number): Promise<CourseId> {
  const { id } = await db
    .insertInto('courses')
    .values({
      id: newId<'course'>(now),
      tenant: course.tenant,
      external_id: course.externalId,
      title: course.title ?? null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'external_id']).doUpdateSet({ title: sql`coalesce(excluded.title, courses.title)` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findCourse(db: Kysely<Tables>, course: ExternalCourse): Promise<CourseId | undefined> {
  const row = await db
    .selectFrom('courses')
    .select('id')
    .where('tenant', '=', course.tenant)
    .where('external_id', '=', course.externalId)
    .executeTakeFirst()
  return row?.id
}

export async function readTitle(db: Kysely<Tables>, course: CourseId): Promise<string | null> {
  const { title } = await db.selectFrom('courses').select('title').where('id', '=', course).executeTakeFirstOrThrow()
  return title
}
