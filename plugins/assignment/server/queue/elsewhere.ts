import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { Queue } from '../../contract.ts'
import { readLadder } from '../ladder/ladders.ts'
import type { Db, Reading, WorkRow } from '../tables.ts'
import { toCard } from '../works/works.ts'

const mostShown = 100

/** What waits for the actor in their other activities of all courses, the longest wait first. */
export async function listElsewhere(context: Reading): Promise<Queue> {
  const { db, activity, actor } = context
  const rows = await listWaitingElsewhere(db, { signer: actor.id, but: activity.id, limit: mostShown + 1 })
  const entered = await context.elsewhere([...new Set(rows.map((row) => row.activity_id))])
  const places = new Map(entered.map((place) => [place.context.activity.id, place]))
  const works: Queue['works'] = []
  for (const row of rows.slice(0, mostShown)) {
    const place = places.get(row.activity_id)
    const shown = place && (await describe(place.context, row))
    if (shown) works.push({ ...shown, activity: row.activity_id, course: place.course })
  }
  return { works, more: rows.length > mostShown }
}

/** One look at one index, however many works there are: see the bench `mentor-queue`. */
export const listWaitingElsewhere = (
  db: Db,
  { signer, but, limit }: { signer: PersonId; but: ActivityId; limit: number },
): Promise<WorkRow[]> =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('signer_id', '=', signer)
    .where('status', '=', 'waiting')
    .where('activity_id', '!=', but)
    // What somebody signs for themselves waits for nobody.
    .where('person_id', '!=', signer)
    .orderBy('shown_at')
    .orderBy('id')
    .limit(limit)
    .execute()

async function describe({ db, activity, people }: Reading, row: WorkRow) {
  const { rungs } = await readLadder(db, activity.id, row.ladder_version)
  const place = rungs.findIndex(({ id }) => id === row.rung_id)
  const rung = rungs[place]
  const [person] = await people.list([row.person_id])
  return rung && person && { card: toCard(row), rung, place: place + 1, person, title: activity.title }
}
