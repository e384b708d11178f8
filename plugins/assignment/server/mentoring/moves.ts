import type { PersonId } from '../../../api/contract.ts'
import { listAsked } from '../peers/feedback.ts'
import { readOn } from '../peers/readers.ts'
import type { Ticking } from '../tables.ts'
import { goOn } from '../waiting/waiting.ts'
import { readSituation, settleAudiences } from '../works/situations.ts'
import { listWaitingFor, listWorksOf } from '../works/works.ts'

/** All of it, however much waited for one person. */
const all = 10_000

/** What waits for somebody who has left goes on at once; who is back finds what is their people's. */
export async function moved(context: Ticking, { person }: { person: PersonId }): Promise<void> {
  const present = await context.people.listAudience()
  await (present.some(({ id }) => id === person) ? welcome(context, person) : leave(context, person))
}

async function leave(context: Ticking, person: PersonId): Promise<void> {
  const { db, activity } = context
  for (const row of await listWaitingFor(db, activity.id, person, all)) {
    // What somebody signs for themselves waits until they are back.
    if (row.person_id === person) continue
    const { rung } = await readSituation(context, row)
    await goOn(context, row, { rung, kind: 'left' })
  }
  for (const { work_id: work } of await listAsked(db, activity.id, person)) await readOn(context, { work })
}

async function welcome(context: Ticking, person: PersonId): Promise<void> {
  const { db, activity, mentoring } = context
  for (const accompanied of await mentoring.listPeople(person))
    for (const row of await listWorksOf(db, activity.id, accompanied)) await settleAudiences(context, row)
}
