import type { PersonId } from '../../../api/contract.ts'
import type { Rung, WorkId } from '../../contract.ts'
import { addStep, ask, lookLater, tell, timesOf } from './asking.ts'
import { readSituation } from '../works/situations.ts'
import type { Ticking, WorkRow } from '../tables.ts'
import { changeWork, findWork } from '../works/works.ts'

/** A work that waited too long, or for somebody who has left, goes on to the next one; the learner sees why. */
export async function wait(context: Ticking, { work }: { work: WorkId }): Promise<void> {
  const { db, activity, now, people } = context
  const row = await findWork(db, activity.id, work)
  if (row?.status !== 'waiting') return
  const { rung } = await readSituation(context, row)
  const present = await people.listAudience()
  const isForWitness = rung.signer === 'witness' && row.signer_id === null
  // What somebody signs for themselves waits until they are back.
  const isOwn = row.signer_id === row.person_id
  const isGone = !isForWitness && !isOwn && !present.some(({ id }) => id === row.signer_id)
  const { remindAt, lateAt } = timesOf(context, row)
  const isLate = rung.signer !== 'self' && now >= lateAt
  if (!isGone && !isLate) {
    const isDue = rung.signer !== 'self' && row.reminded_at === null && now >= remindAt
    return lookLater(context, isDue ? await remind(context, row) : row)
  }
  await goOn(context, row, { rung, kind: isGone ? 'left' : 'late' })
}

/** The next one is asked, and the log has it. */
export async function goOn(
  context: Ticking,
  row: WorkRow,
  how: { readonly rung: Rung; readonly kind: 'left' | 'late' | 'paired'; readonly whom?: PersonId | undefined },
): Promise<WorkRow> {
  const asked = await ask(context, row, { ...how, by: null })
  const toward = asked.signer_id === null ? [] : [asked.signer_id]
  await context.record({ actor: row.person_id, verb: 'went-on', object: row.id, toward })
  return asked
}

/** Before it is late: whom it waits for sees it on top of their page, and the learner that it is not forgotten. */
async function remind(context: Ticking, row: WorkRow): Promise<WorkRow> {
  const reminded = await changeWork(context.db, row, { reminded_at: context.now })
  await addStep(context, reminded, { kind: 'reminded', by: null, to: row.signer_id })
  const toward = row.signer_id === null ? [] : [row.signer_id]
  await context.record({ actor: row.person_id, verb: 'reminded', object: row.id, toward })
  tell(context, reminded)
  return reminded
}
