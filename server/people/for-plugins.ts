import type { GroupId } from '../../plugins/api/contract.ts'
import type { People, PeopleAsking } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { findMask, unmask } from '../conversations/talking/masks.ts'
import { addressed, listGroups } from '../groups/groups.ts'
import { listCards, listCardsIn, listJoined } from './cards.ts'
import { listLastSeen } from './last-seen.ts'
import { listWhoMayKnow, saveAsked } from './may-know.ts'

const usuallyAsked = 3

/** The people of an activity's course as a plugin sees them. */
export const peopleFor = ({ db, activity, reader, now }: Scope): People => ({
  list: (people) => listCards(db, activity.course, people),
  listAudience: (audience) => listCardsIn(db, activity.course, audience ?? activity.audience),
  async listGroups() {
    const groups = await listGroups(db, activity.course)
    const mine = new Set<GroupId>([...reader.cohorts, ...reader.circles])
    return groups.filter(({ id }) => mine.has(id)).map(addressed)
  },
  async isMe(author) {
    const me = reader.actor.id
    return author === me || (await findMask(db, author))?.person_id === me
  },
  listLastSeen: (people) => listLastSeen(db, activity.course, people),
  listJoined: (people) => listJoined(db, activity.course, people),
  async whoMayKnow({ words, without = [], most = usuallyAsked, audience = activity.audience }) {
    const named = { words, without: await unmask(db, without), most }
    return listWhoMayKnow(db, { course: activity.course, audience, ...named, now })
  },
})

/** The same, for commands. */
export const peopleAsking = (scope: Scope): PeopleAsking => ({
  ...peopleFor(scope),
  noteAsked: (people) => saveAsked(scope.db, scope.activity.course, people, scope.now),
})
