import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import type { Line } from '../events/cursor.ts'
import type { Follower } from '../events/follower.ts'
import { appendLine } from '../events/log.ts'
import type { Feature } from '../operations/feature.ts'
import { saveScheduled } from '../schedule/scheduled.ts'
import { movedTimer } from '../schedule/timers.ts'

const left = 'people.left'
const back = 'people.back'
/** Whoever is in other groups may be in the audience of other activities. */
const regrouped: readonly string[] = ['groups.added', 'groups.tookOut', 'groups.removed']
/** Lines in somebody's name that are no deeds of theirs. */
export const moves: readonly string[] = [left, back]

/** Notes that somebody has left a course, or is in it again, in the transaction that makes it so. */
export const recordMove = (
  db: Kysely<Tables>,
  { course, person, here }: { readonly course: CourseId; readonly person: PersonId; readonly here: boolean },
  now: number,
): Promise<void> => appendLine(db, { at: now, course, activity: null, actor: person, verb: here ? back : left })

/**
 * Lets activities do at once what follows when somebody leaves a course, or a group of it, or is back: each in a transaction
 * of its own, tried again until it has worked.
 */
export const movesFollower = (features: readonly Feature[]): Follower => {
  const hearing = features.flatMap(({ contract, timers }) => (timers?.[movedTimer] ? [contract.id] : []))
  return {
    name: 'moves',
    async follow(db, _dialect, lines) {
      for (const line of lines) for (const person of listMoved(line)) await tell(db, line, { person, hearing })
    },
    // What activities did about it is theirs.
    forget: () => Promise.resolve(),
  }
}

function listMoved({ verb, actor_id, toward }: Line): readonly PersonId[] {
  if (moves.includes(verb)) return [actor_id]
  // Written by appendLine.
  return regrouped.includes(verb) ? (JSON.parse(toward) as PersonId[]) : []
}

async function tell(
  db: Kysely<Tables>,
  { course_id, at }: Line,
  { person, hearing }: { readonly person: PersonId; readonly hearing: readonly string[] },
): Promise<void> {
  if (hearing.length === 0) return
  const activities = await db
    .selectFrom('activities')
    .select(['id', 'plugin'])
    .where('course_id', '=', course_id)
    .where('plugin', 'in', hearing)
    .execute()
  for (const { id: activity, plugin } of activities)
    await saveScheduled(
      db,
      { activity, feature: plugin ?? '', timer: movedTimer, key: person },
      { at, input: { person } },
    )
}
