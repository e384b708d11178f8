import type { People, PeopleAsking } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listActiveCards, listCards, listJoined } from './cards.ts'
import { listWhoMayKnow, saveAsked } from './may-know.ts'

const usuallyAsked = 3

/** The people of an activity's course as a plugin sees them. */
export const peopleFor = ({ db, activity, now }: Scope): People => ({
  list: (people) => listCards(db, activity.course, people),
  listAudience: () => listActiveCards(db, activity.course, activity.cohort),
  listJoined: (people) => listJoined(db, activity.course, people),
  whoMayKnow: ({ words, without = [], most = usuallyAsked }) =>
    listWhoMayKnow(db, { course: activity.course, cohort: activity.cohort, words, without, most, now }),
})

/** The same, for commands. */
export const peopleAsking = (scope: Scope): PeopleAsking => ({
  ...peopleFor(scope),
  noteAsked: (people) => saveAsked(scope.db, scope.activity.course, people, scope.now),
})
