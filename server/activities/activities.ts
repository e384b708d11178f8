import type { Kysely } from 'kysely'
import type { ActivityId, CohortId, CourseId } from '../../plugins/api/contract.ts'
import type { Activity } from '../../plugins/api/server.ts'
import type { ActivityRow, Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** An activity as the core sees it: the settings are the plugin's, and unread here. */
export interface PlacedActivity extends Activity {
  readonly cohort: CohortId | null
  /** Null until somebody who leads the course has chosen what it is. */
  readonly plugin: string | null
  readonly updatedAt: number
}

export async function findActivity(db: Kysely<Tables>, id: ActivityId): Promise<PlacedActivity | undefined> {
  const row = await db.selectFrom('activities').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toActivity(row)
}

/** Those of a course that are set up, the oldest first. */
export async function listActivitiesOf(db: Kysely<Tables>, course: CourseId): Promise<PlacedActivity[]> {
  const rows = await db
    .selectFrom('activities')
    .selectAll()
    .where('course_id', '=', course)
    .where('plugin', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(toActivity)
}

export interface NewActivity {
  readonly course: CourseId
  readonly plugin: string | null
  readonly title: string
  readonly settings: unknown
}

export async function createActivity(db: Kysely<Tables>, activity: NewActivity, now: number): Promise<ActivityId> {
  const id = newId<'activity'>(now)
  await db
    .insertInto('activities')
    .values({
      id,
      course_id: activity.course,
      cohort_id: null,
      plugin: activity.plugin,
      title: activity.title,
      settings: JSON.stringify(activity.settings),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

export type SetUp = Omit<NewActivity, 'course'> & { readonly plugin: string }

/** Answers false, and changes nothing, when the activity is of another plugin already: what was said in it belongs to that. */
export async function saveSetUp(db: Kysely<Tables>, id: ActivityId, setUp: SetUp, now: number): Promise<boolean> {
  const saved = await db
    .updateTable('activities')
    .set({ plugin: setUp.plugin, title: setUp.title, settings: JSON.stringify(setUp.settings), updated_at: now })
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('plugin', 'is', null), eb('plugin', '=', setUp.plugin)]))
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

function toActivity(row: ActivityRow): PlacedActivity {
  return {
    id: row.id,
    course: row.course_id,
    cohort: row.cohort_id,
    plugin: row.plugin,
    title: row.title,
    settings: JSON.parse(row.settings) as PlacedActivity['settings'],
    audience: row.cohort_id === null ? { kind: 'course' } : { kind: 'cohort', cohort: row.cohort_id },
    updatedAt: row.updated_at,
  }
}
