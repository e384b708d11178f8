import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Mentoring } from '../../contract.ts'
import { readLadder } from '../ladder/ladders.ts'
import { isReached, listStandings } from '../../standing.ts'
import { accompanies } from './accompanying.ts'
import type { Reading, WorkRow } from '../tables.ts'
import { listWorksOf, toCard } from '../works/works.ts'
import { countFirstAnswers } from './first-answers.ts'

/** Who has done nothing in the course for so long has gone quiet. */
const quietAfter = 7 * 86_400_000

/** The asking person's people here, those who wait longest in front, then those who have gone quiet; and their own pace. */
export async function readMentoring(context: Reading): Promise<Mentoring> {
  const { actor, mentoring, people } = context
  const present = await people.listAudience()
  const mine = new Set(await mentoring.listPeople(actor.id))
  const own = present.filter(({ id }) => mine.has(id))
  const seen = await people.listLastSeen(own.map(({ id }) => id))
  const lines: Mentoring['own'] = []
  for (const person of own) lines.push(await describe(context, person, seen.get(person.id) ?? null))
  return {
    isMentor: own.length > 0 || (await accompanies(context, actor.id)),
    own: lines.toSorted((one, other) => urgencyOf(one) - urgencyOf(other)),
    ...(await countFirstAnswers(context.db, context.activity.id, actor.id)),
  }
}

async function describe(
  context: Reading,
  person: PersonCard,
  seenAt: number | null,
): Promise<Mentoring['own'][number]> {
  const { db, activity, actor, now } = context
  const works = await listWorksOf(db, activity.id, person.id)
  const { rungs } = await readLadder(db, activity.id)
  const { order } = activity.settings
  const standings = listStandings({ rungs, works: works.map(toCard), order, joinedAt: undefined })
  const waiting = works.filter((row) => waitsFor(row, actor.id))
  return {
    person,
    reached: standings.filter(isReached).length,
    rungs: rungs.length,
    waiting: waiting.length,
    waitsSince: waiting.length > 0 ? Math.min(...waiting.map((row) => row.shown_at)) : null,
    seenAt,
    quiet: seenAt === null || seenAt < now - quietAfter,
  }
}

const waitsFor = (row: WorkRow, person: PersonId): boolean => row.status === 'waiting' && row.signer_id === person

/** Waiting since a time, then quiet, then everybody else. */
const urgencyOf = ({ waitsSince, quiet }: Mentoring['own'][number]): number => waitsSince ?? (quiet ? 1e15 : 2e15)
