import type { Kysely } from 'kysely'
import { findActivity, type PlacedActivity } from '../activities/activities.ts'
import type { Tables } from '../database/tables.ts'
import type { Feature, PairedHandler } from '../operations/feature.ts'

/** What activities do when somebody's mentor changes, by the plugin. */
export type Hearing = ReadonlyMap<string, PairedHandler>

export const hearingOf = (features: readonly Feature[]): Hearing =>
  new Map(features.flatMap(({ contract, paired }) => (paired ? [[contract.id, paired] as const] : [])))

/** The activities of a course that have to hear of its pairs. */
export async function listHearing(
  db: Kysely<Tables>,
  { course }: Pick<PlacedActivity, 'course'>,
  hearing: Hearing,
): Promise<PlacedActivity[]> {
  if (hearing.size === 0) return []
  const rows = await db
    .selectFrom('activities')
    .select('id')
    .where('course_id', '=', course)
    .where('plugin', 'in', [...hearing.keys()])
    .orderBy('id')
    .execute()
  const found: PlacedActivity[] = []
  for (const { id } of rows) {
    const activity = await findActivity(db, id)
    if (activity) found.push(activity)
  }
  return found
}
