import type { ActivityId } from '../../plugins/api/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { findActivity } from '../activities/activities.ts'
import type { Scope } from './feature.ts'
import { readVisit, type Visit } from './visit.ts'

/**
 * The door of an activity for somebody who stands in another one. A person is of one tenant, so no other tenant's is ever found;
 * undefined where they would be turned away.
 */
export async function findVisit({ db, reader }: Scope, id: ActivityId): Promise<Visit | undefined> {
  const activity = await findActivity(db, id)
  if (!activity) return undefined
  try {
    return await readVisit(db, { course: activity.course, person: reader.actor.id, activity: id, courseSeq: 0 })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
