import type { Kysely } from 'kysely'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import { findActivity, type PlacedActivity } from '../activities/activities.ts'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { isId } from '../ids.ts'
import { courseRoom } from '../live/rooms.ts'
import type { Positions } from '../live/positions.ts'
import { findReader, isIn, type Reader } from '../people/reader.ts'
import { findSession } from '../sessions/sessions.ts'
import { RememberedVisits, type RememberedVisit } from './remembered-visits.ts'

/** Somebody who is let in to an activity. */
export interface Visit {
  readonly reader: Reader
  readonly activity: PlacedActivity
  /** The number of the course's room that all this was true at. */
  readonly courseSeq: number
}

interface Parts {
  readonly database: Database
  readonly positions: (rooms: readonly string[]) => Promise<Positions>
  readonly now: () => number
}

/**
 * The door of every activity, for HTTP and sockets alike. Throws `not_signed_in` without a valid token, and `not_found`
 * for an activity of another course or cohort, as if it were not there.
 *
 * Whatever changes who may enter (people, roles, cohorts, the activity itself) is published to the course's room, so
 * what was found stays true until that room moves on.
 */
export function makeDoor({ database, positions, now }: Parts) {
  const remembered = new RememberedVisits()

  return async function enter(token: string, activity: ActivityId): Promise<Visit> {
    const known = remembered.find(activity, token)
    if (known && known.endsAt > now() && (await isCurrent(known))) return known
    remembered.remove(activity, token)
    return remembered.save(token, await look(token, activity))
  }

  async function isCurrent(visit: RememberedVisit): Promise<boolean> {
    return !hasMovedOn(visit, await positions([courseRoom(visit.reader.course)]))
  }

  async function look(token: string, activity: ActivityId): Promise<RememberedVisit> {
    const session = await database.read((db) => findSession(db, token, now()))
    if (!session) throw refuse('not_signed_in')
    const room = courseRoom(session.course)
    // Read before the rest: should the room move on meanwhile, what is remembered is only taken for older than it is.
    const courseSeq = (await positions([room]))[room] ?? 0
    const { course, person } = session
    const visit = await database.read((db) => readVisit(db, { course, person, activity, courseSeq }))
    return { ...visit, endsAt: session.expiresAt }
  }
}

export type Enter = ReturnType<typeof makeDoor>

/** True when something happened in the course since that may have changed who the visitor is, or what is visited. */
export const hasMovedOn = ({ reader, courseSeq }: Visit, positions: Positions): boolean =>
  (positions[courseRoom(reader.course)] ?? 0) !== courseSeq

interface Wanted {
  readonly course: CourseId
  readonly person: PersonId
  readonly activity: ActivityId
  readonly courseSeq: number
}

/** Who somebody is and what they visit, as of the snapshot of `db`. Throws as the door does. */
export async function readVisit(
  db: Kysely<Tables>,
  { course, person, activity: id, courseSeq }: Wanted,
): Promise<Visit> {
  const reader = await findReader(db, course, person)
  const activity = isId(id) ? await findActivity(db, id) : undefined
  if (!reader) throw refuse('not_signed_in')
  if (!activity || activity.course !== reader.course || !isIn(activity.audience, reader)) throw refuse('not_found')
  return { reader, activity, courseSeq }
}
