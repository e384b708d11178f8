import type { PersonId } from '../../../api/contract.ts'
import type { PairingChange } from '../../../api/server.ts'
import { goOn } from '../waiting/waiting.ts'
import { readSituation, settleAudiences } from '../works/situations.ts'
import type { Ticking, WorkRow } from '../tables.ts'
import { changeWork, listWorksOf } from '../works/works.ts'

/**
 * Somebody's mentor is another: what waits for the one before, as their mentor, goes on to the new one, or to whoever is next;
 * and what was for the mentor alone is for the new one alone.
 */
export async function paired(context: Ticking, { person, before, now }: PairingChange): Promise<void> {
  for (const row of await listWorksOf(context.db, context.activity.id, person)) {
    const moved = row.signer_id === before && before !== null ? await moveOn(context, row, now) : row
    await settleAudiences(context, moved)
  }
}

async function moveOn(context: Ticking, row: WorkRow, now: PersonId | null): Promise<WorkRow> {
  const { rung } = await readSituation(context, row)
  if (rung.signer !== 'mentor' || row.status === 'signed') return row
  // Shown again, it is the new one who is asked.
  if (row.status === 'returned') return changeWork(context.db, row, { signer_id: now })
  const present = await context.people.listAudience()
  const whom = present.find(({ id }) => id === now)?.id
  return goOn(context, row, { rung, kind: 'paired', whom })
}
