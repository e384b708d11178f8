import type { ActivityId } from '../../plugins/api/contract.ts'
import { attend, type Attendant } from '../support/attendant.ts'
import type { Activity, PracticeLms } from '../support/practice-lms/index.ts'
import type { Product } from '../support/product.ts'

/** The people of the course by their sign-in name. */
export interface Cohort {
  readonly activity: ActivityId
  readonly people: ReadonlyMap<string, Attendant>
}

/** Everybody in the course opens the activity once. */
export async function gatherCohort(product: Product, lms: PracticeLms, activity: Activity): Promise<Cohort> {
  const people = new Map<string, Attendant>()
  for (const { person } of lms.course.members)
    people.set(person.username, await attend(product, lms, { person, activity }))
  const [first] = people.values()
  if (!first) throw new Error('Nobody is in the course.')
  // One link leads everybody to the same activity.
  return { activity: first.activity as ActivityId, people }
}

export function readAttendant({ people }: Cohort, name: string): Attendant {
  const found = people.get(name)
  if (!found) throw new Error(`Nobody in the course is called "${name}".`)
  return found
}
