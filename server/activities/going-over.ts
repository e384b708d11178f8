import type { ActivityId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import type { CommandScope } from '../operations/feature.ts'
import { findVisit } from '../operations/going.ts'
import { saveEntry } from '../sessions/entry.ts'

/** Opens the way into another activity of the person's own: what the LMS would let them open, they may also reach from here. */
export async function goOver(
  scope: CommandScope,
  { activity: id }: { activity: ActivityId },
): Promise<{ code: string }> {
  const visit = await findVisit(scope, id)
  // Whom a roster names and who never came has agreed to nothing there yet.
  if (!visit || !(await wasThere(scope, visit.reader.course))) throw refuse('not_found')
  const { course, actor } = visit.reader
  const entry = { person: actor.id, course, activity: id, placing: null }
  return { code: await saveEntry(scope.db, entry, scope.now) }
}

async function wasThere({ db, reader }: CommandScope, course: CommandScope['activity']['course']): Promise<boolean> {
  const member = await db
    .selectFrom('members')
    .select('first_seen_at')
    .where('course_id', '=', course)
    .where('person_id', '=', reader.actor.id)
    .executeTakeFirst()
  return (member?.first_seen_at ?? null) !== null
}
