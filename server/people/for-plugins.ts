import type { People } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listActiveCards, listCards, listJoined } from './cards.ts'

/** The people of an activity's course as a plugin sees them. */
export const peopleFor = ({ db, activity }: Scope): People => ({
  list: (people) => listCards(db, activity.course, people),
  listAudience: () => listActiveCards(db, activity.course, activity.cohort),
  listJoined: (people) => listJoined(db, activity.course, people),
})
