import type { Kysely } from 'kysely'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { PairingChange } from '../../plugins/api/server.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import { unmask } from '../conversations/talking/masks.ts'
import type { Dialect } from '../database/database.ts'
import { takeLock } from '../database/together-postgres.ts'
import type { Tables } from '../database/tables.ts'
import { saveChanges } from '../grades/changes.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom, roomsOf } from '../live/rooms.ts'
import { listHearing, type Hearing } from '../mentoring/hearing.ts'
import { readHouse } from '../people/reader.ts'
import type { CommandScope, Scope } from './feature.ts'
import type { GradeNews } from './operations.ts'

/** What a piece of work left behind, beside its own rows: to be told after the commit. */
export interface Changed<Answer> {
  readonly answer: Answer
  readonly frames: readonly Frame[]
  /** True when somebody's grade has to be computed anew. */
  readonly regraded: boolean
}

/** The same, with what was said: see Publication. */
interface Told<Answer> extends Changed<Answer> {
  readonly publication: Publication
}

interface Surroundings extends Pick<Scope, 'reader' | 'activity' | 'now'> {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  readonly grades: GradeNews | undefined
  readonly hearing?: Hearing | undefined
  readonly limited: boolean
  readonly courseSeq?: number | undefined
}

/** Runs `work` in a scope in which things change. What it publishes and notes is stored in the same transaction. */
export async function change<Answer>(
  { grades, hearing, ...surroundings }: Surroundings,
  work: (scope: CommandScope) => Promise<Answer>,
): Promise<Told<Answer>> {
  const { db, activity, now } = surroundings
  const publication = new Publication()
  const regraded = new Map<ActivityId, Set<PersonId>>()
  const noted = { db, publication, regraded, whose: grades?.whoseChange ?? nobodys }
  const answer = await work(scopeOf({ ...surroundings, hearing }, activity, noted))
  const frames = await publication.store(db, now)
  for (const [id, people] of regraded) await saveChanges(db, { activity: id, people: await unmask(db, people) }, now)
  return { answer, frames, regraded: regraded.size > 0, publication }
}

/** The scope of the work in an activity: that of the command, or another one of the course that has to hear of it. */
function scopeOf(
  { hearing, ...surroundings }: Omit<Surroundings, 'grades'>,
  activity: PlacedActivity,
  noted: Noted,
): CommandScope {
  const tellPaired = async (change: PairingChange) => {
    const { db, dialect } = surroundings
    if (!hearing) return
    const reader = await readHouse(db, activity.course)
    for (const other of await listHearing(db, activity, hearing)) {
      // As alone as a command of its own would be. Who waits for each other crosswise is told by the database, and tries again.
      if (dialect === 'postgres') await takeLock(db, other.id)
      const scope = scopeOf({ ...surroundings, reader, hearing: undefined }, other, noted)
      await hearing.get(other.plugin ?? '')?.(scope, change)
    }
  }
  return { ...surroundings, activity, ...noting(activity, noted), tellPaired }
}

const nobodys: GradeNews['whoseChange'] = () => []

interface Noted {
  readonly db: Kysely<Tables>
  readonly publication: Publication
  readonly regraded: Map<ActivityId, Set<PersonId>>
  readonly whose: GradeNews['whoseChange']
}

function noting(
  activity: Scope['activity'],
  { db, publication, regraded, whose }: Noted,
): Pick<CommandScope, 'publish' | 'publishToPeople' | 'publishIn' | 'publishToCourse' | 'changeGrades'> {
  const changeGrades = (people: readonly PersonId[]) => {
    if (people.length > 0) regraded.set(activity.id, new Set([...(regraded.get(activity.id) ?? []), ...people]))
  }
  return {
    changeGrades,
    publish(event, data, to = activity.audience) {
      publication.add(roomsOf(activity.id, to), event, data)
      changeGrades(whose(activity, event, data))
    },
    publishToPeople(event, data, people) {
      const find = async () => roomsOf(activity.id, { kind: 'people', people: await unmask(db, people) })
      publication.addLater(find, event, data)
      changeGrades(whose(activity, event, data))
    },
    publishIn: (there, event, data, to) => publication.add(roomsOf(there.id, to), event, data),
    publishToCourse: (event, data) => publication.add([courseRoom(activity.course)], event, data),
  }
}
