import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import { findActivity } from '../activities/activities.ts'
import type { Tables } from '../database/tables.ts'
import type { Plugins } from '../plugins/find.ts'
import { listLineItems } from './computing.ts'
import type { Column } from './gradebook.ts'
import type { GradeRow } from './tables.ts'

/** Grades of one line item, with all that is needed to find its column. */
export interface ColumnOfGrades {
  readonly course: CourseId
  /** Nothing when the plugin names the line item no more. */
  readonly column: Column | undefined
  readonly rows: readonly GradeRow[]
  /** The people's ids at the LMS. */
  readonly subjects: ReadonlyMap<PersonId, string>
}

/** Sorts grades by their columns. */
export async function listColumns(
  db: Kysely<Tables>,
  plugins: Plugins,
  rows: readonly GradeRow[],
): Promise<ColumnOfGrades[]> {
  const columns: ColumnOfGrades[] = []
  for (const id of new Set(rows.map(({ activity_id }) => activity_id))) {
    const activity = await findActivity(db, id)
    if (!activity) continue
    const own = rows.filter(({ activity_id }) => activity_id === id)
    const lineItems = await listLineItems(db, plugins.get(activity.plugin ?? ''), activity)
    const { tenant, external_id: course } = await readCourse(db, activity.course)
    const links = await listLinks(db, id)
    const subjects = await listSubjects(db, own)
    for (const key of new Set(own.map(({ line_item }) => line_item))) {
      const lineItem = lineItems.find((item) => item.key === key)
      const column = lineItem && { tenant, course, activity: id, links, lineItem }
      columns.push({
        course: activity.course,
        column,
        rows: own.filter(({ line_item }) => line_item === key),
        subjects,
      })
    }
  }
  return columns
}

const readCourse = (db: Kysely<Tables>, course: CourseId) =>
  db.selectFrom('courses').select(['tenant', 'external_id']).where('id', '=', course).executeTakeFirstOrThrow()

async function listLinks(db: Kysely<Tables>, activity: GradeRow['activity_id']): Promise<string[]> {
  const rows = await db
    .selectFrom('placements')
    .select('resource_link')
    .where('activity_id', '=', activity)
    .orderBy('resource_link')
    .execute()
  return rows.map(({ resource_link }) => resource_link)
}

async function listSubjects(db: Kysely<Tables>, rows: readonly GradeRow[]): Promise<ReadonlyMap<PersonId, string>> {
  const people = [...new Set(rows.map(({ person_id }) => person_id))]
  const found = await db.selectFrom('people').select(['id', 'subject']).where('id', 'in', people).execute()
  return new Map(found.map(({ id, subject }) => [id, subject]))
}
