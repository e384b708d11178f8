import type { ActivityId } from '../../plugins/api/contract.ts'
import { readTitle } from '../courses/courses.ts'
import type { Scope } from '../operations/feature.ts'
import { findVisit } from '../operations/going.ts'

/** Another activity that the asking person may enter, as they would by its own door. */
export interface ScopeElsewhere {
  readonly course: string | null
  readonly scope: Scope
}

/** Those of the activities named that are of the plugin and that the asking person may enter, with the rights they have there. */
export async function listElsewhere(
  scope: Scope,
  plugin: string,
  activities: readonly ActivityId[],
): Promise<ScopeElsewhere[]> {
  const found: ScopeElsewhere[] = []
  for (const id of new Set(activities)) {
    const visit = await findVisit(scope, id)
    if (visit?.activity.plugin !== plugin) continue
    const { activity, reader } = visit
    found.push({ course: await readTitle(scope.db, activity.course), scope: { ...scope, activity, reader } })
  }
  return found
}
