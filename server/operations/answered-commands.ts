import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'

/** A command that says which attempt it is: the person, and a key that only its retries share. */
export interface Retry {
  readonly person: PersonId
  readonly key: string
}

/** What was answered to an attempt with this key; undefined when there was none. */
export async function findAnswered(db: Kysely<Tables>, { person, key }: Retry): Promise<string | undefined> {
  const [found] = await selectAnswered(db, { person, key })
  return found?.answer
}

/** Answers false when another attempt was faster: what this one did is not to stay. */
export async function saveAnswered(
  db: Kysely<Tables>,
  { person, key }: Retry,
  answered: { readonly answer: string; readonly now: number },
): Promise<boolean> {
  const [saved] = await insertAnswered(db, { person, key, ...answered })
  return saved !== undefined
}

const insertAnswered = keepQuery(
  (db: Kysely<Tables>, { person, key, answer, now }: Attempt & { answer: string; now: number }) =>
    db
      .insertInto('answered_commands')
      .values({ person_id: person, key, answer, answered_at: now })
      .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
      .returning('key'),
)

const selectAnswered = keepQuery((db: Kysely<Tables>, { person, key }: Attempt) =>
  db.selectFrom('answered_commands').select('answer').where('person_id', '=', person).where('key', '=', key),
)

type Attempt = { [Part in keyof Retry]: Retry[Part] }

/** Longer than any page keeps trying. */
const kept = 7 * 24 * 60 * 60 * 1000

export async function removeOldAnswered(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('answered_commands')
    .where('answered_at', '<', now - kept)
    .execute()
}
