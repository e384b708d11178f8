import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { moves } from './moves.ts'

/** So many lines of the log, the newest, tell who is about; who is in none of them has not been for long. */
const mostRead = 20_000

/** When people last did anything in a course that left a line in the log. */
export async function listLastSeen(
  db: Kysely<Tables>,
  course: CourseId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, number>> {
  if (people.length === 0) return new Map()
  const lately = db
    .selectFrom('events')
    .select(['actor_id', 'at', 'verb'])
    .where('course_id', '=', course)
    .orderBy('id', 'desc')
    .limit(mostRead)
    .as('lately')
  const rows = await db
    .selectFrom(lately)
    .select(({ fn }) => ['actor_id', fn.max('at').as('at')])
    .where('actor_id', 'in', people)
    .where('verb', 'not in', [...moves])
    .groupBy('actor_id')
    .execute()
  return new Map(rows.map((row) => [row.actor_id, row.at]))
}
