import { Refusal } from '../../../api/server.ts'
import type { Rung } from '../../contract.ts'
import { insertLadder, readLadder } from './ladders.ts'
import type { Acting } from '../tables.ts'
import { listClimbers } from '../works/works.ts'

/** A new version of the ladder. What was shown before stays with the version that it was shown for. */
export async function saveLadder(
  context: Acting,
  { version: before, rungs }: { version: number; rungs: readonly Rung[] },
): Promise<{ version: number }> {
  const { db, activity, actor, now } = context
  const { version: known } = await readLadder(db, activity.id)
  if (known !== before)
    throw new Refusal('ladder_changed', 409, 'Somebody else has changed the ladder meanwhile. Look at it again first.')
  check(rungs)
  const version = known + 1
  const made = { made_by: actor.id, made_at: now }
  await insertLadder(db, { activity_id: activity.id, version, rungs: JSON.stringify(rungs), ...made })
  context.grades.changed(...(await listClimbers(db, activity.id)))
  context.publish('ladderChanged', { version })
  await context.record({ verb: 'changed-ladder' })
  return { version }
}

/** What a schema cannot say: ids are unique, and what has no words of the house's own has some. */
function check(rungs: readonly Rung[]): void {
  const wrong = (path: string) => new Refusal('invalid_input', 400, 'The ladder is not complete.', path)
  const ids = new Set(rungs.map(({ id }) => id))
  if (ids.size < rungs.length) throw wrong('/rungs')
  for (const [place, { step, title, criteria }] of rungs.entries()) {
    if (step === 'own' && title.trim() === '') throw wrong(`/rungs/${place}/title`)
    if (new Set(criteria.map(({ id }) => id)).size < criteria.length) throw wrong(`/rungs/${place}/criteria`)
    if (criteria.some(({ levels }) => levels.length === 1)) throw wrong(`/rungs/${place}/criteria`)
  }
}
