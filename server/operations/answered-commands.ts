import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'

/** A command that says which attempt it is: the person, and a key that only its retries share. */
export interface Retry {
  readonly person: PersonId
  readonly key: string
}

/**
 * Takes the key for this attempt. Answers what was answered before, when it was; a second attempt under way at the same
 * time waits here for the first.
 */
export async function findAnswered(
  db: Kysely<Tables>,
  { person, key }: Retry,
  now: number,
): Promise<string | undefined> {
  const taken = await db
    .insertInto('answered_commands')
    .values({ person_id: person, key, answer: '', answered_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const { answer } = await ofRetry(db, { person, key }).executeTakeFirstOrThrow()
  return answer
}

export async function saveAnswered(db: Kysely<Tables>, { person, key }: Retry, answer: string): Promise<void> {
  await db
    .updateTable('answered_commands')
    .set({ answer })
    .where('person_id', '=', person)
    .where('key', '=', key)
    .execute()
}

/** Longer than any page keeps trying. */
const kept = 7 * 24 * 60 * 60 * 1000

export async function removeOldAnswered(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('answered_commands')
    .where('answered_at', '<', now - kept)
    .execute()
}

const ofRetry = (db: Kysely<Tables>, { person, key }: Retry) =>
  db.selectFrom('answered_commands').select('answer').where('person_id', '=', person).where('key', '=', key)
