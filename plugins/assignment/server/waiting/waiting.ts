import type { WorkId } from '../../contract.ts'
import { ask, lookLater } from './asking.ts'
import { readSituation } from '../works/situations.ts'
import type { Ticking } from '../tables.ts'
import { findWork } from '../works/works.ts'

const day = 86_400_000

/** A work that waited too long, or for somebody who has left, goes on to the next one; the learner sees why. */
export async function wait(context: Ticking, { work }: { work: WorkId }): Promise<void> {
  const { db, activity, now, people } = context
  const row = await findWork(db, activity.id, work)
  if (row?.status !== 'waiting') return
  const { rung } = await readSituation(context, row)
  const present = await people.listAudience()
  const isForWitness = rung.signer === 'witness' && row.signer_id === null
  const isGone = !isForWitness && !present.some(({ id }) => id === row.signer_id)
  const isLate = rung.signer !== 'self' && now >= row.since + activity.settings.patience * day
  if (!isGone && !isLate) return lookLater(context, row)
  const kind = isGone ? 'left' : 'late'
  const asked = await ask(context, row, { rung, kind, by: null })
  const toward = asked.signer_id === null ? [] : [asked.signer_id]
  await context.record({ actor: row.person_id, verb: 'went-on', object: row.id, toward })
}
