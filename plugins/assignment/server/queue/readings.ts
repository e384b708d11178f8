import type { PersonId } from '../../../api/contract.ts'
import type { WorkId } from '../../contract.ts'
import type { Acting, Db, WorkRow } from '../tables.ts'
import { isConcerned, readSituationFor } from '../works/situations.ts'

/** Those of the works that somebody has opened as they are now. */
export async function listOpened(db: Db, person: PersonId, works: readonly WorkRow[]): Promise<ReadonlySet<WorkId>> {
  if (works.length === 0) return new Set()
  const versions = new Map(works.map(({ id, version }) => [id, version]))
  const rows = await db
    .selectFrom('assignment_readings')
    .selectAll()
    .where('person_id', '=', person)
    .where('work_id', 'in', [...versions.keys()])
    .execute()
  return new Set(rows.filter((row) => row.version === versions.get(row.work_id)).map((row) => row.work_id))
}

/** Looking at how somebody did it is taking part, and is noted once for each version of the work. */
export async function noteRead(context: Acting, { work }: { work: WorkId }): Promise<Record<string, never>> {
  const { db, actor, now } = context
  const situation = await readSituationFor(context, work)
  const { row } = situation
  if (row.person_id === actor.id || (await listOpened(db, actor.id, [row])).has(work)) return {}
  const known = { version: row.version, at: now }
  await db
    .insertInto('assignment_readings')
    .values({ work_id: work, person_id: actor.id, ...known })
    .onConflict((conflict) => conflict.columns(['work_id', 'person_id']).doUpdateSet(known))
    .execute()
  context.publish('readingsChanged', {}, { kind: 'people', people: [actor.id] })
  // Whoever signs it does their part; who only looks takes part all the same.
  const verb = isConcerned(context, situation) ? 'opened' : 'read'
  await context.record({ verb, object: row.id, conversation: row.conversation_id, toward: [row.person_id] })
  return {}
}
