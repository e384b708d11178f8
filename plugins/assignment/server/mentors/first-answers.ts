import type { ActivityId, PersonId } from '../../../api/contract.ts'
import type { Mentoring } from '../../contract.ts'
import type { Db } from '../tables.ts'

/** So many answers, the newest, say how somebody is now. */
const mostCounted = 100

/** How long people usually waited for the first word of somebody: the median from being asked to signing or asking for more. */
export async function countFirstAnswers(
  db: Db,
  activity: ActivityId,
  person: PersonId,
): Promise<Pick<Mentoring, 'firstAnswer' | 'answered'>> {
  const answers = await db
    .selectFrom('assignment_steps as answer')
    .innerJoin('assignment_works as work', 'work.id', 'answer.work_id')
    .innerJoin('assignment_steps as asked', (join) =>
      join.onRef('asked.work_id', '=', 'answer.work_id').onRef('asked.at', '<=', 'answer.at'),
    )
    .select(({ fn }) => ['answer.id', 'answer.at', fn.max('asked.at').as('since')])
    .where('work.activity_id', '=', activity)
    .where('answer.by_id', '=', person)
    .where('asked.to_id', '=', person)
    .where('asked.kind', '!=', 'reminded')
    .where('answer.kind', 'in', ['signed', 'returned'])
    .whereRef('work.person_id', '!=', 'answer.by_id')
    .groupBy(['answer.id', 'answer.at'])
    .orderBy('answer.at', 'desc')
    .limit(mostCounted)
    .execute()
  const waits = answers.map(({ at, since }) => at - since).toSorted((one, other) => one - other)
  return { answered: waits.length, firstAnswer: waits[Math.floor(waits.length / 2)] ?? null }
}
