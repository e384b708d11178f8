import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A person at work in one course. */
export interface Session {
  readonly person: PersonId
  readonly course: CourseId
  readonly expiresAt: number
}

/** A working day and a bit: long enough not to end under somebody's hands. */
const lifetime = 12 * 60 * 60 * 1000

/** Opens a session and answers its token; only a hash is kept. */
export async function openSession(
  db: Kysely<Tables>,
  who: { person: PersonId; course: CourseId },
  now: number,
): Promise<string> {
  const token = newSecret()
  const values = {
    token_hash: hashSecret(token),
    person_id: who.person,
    course_id: who.course,
    expires_at: now + lifetime,
  }
  await db.insertInto('sessions').values(values).execute()
  return token
}

export async function findSession(db: Kysely<Tables>, token: string, now: number): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { person: row.person_id, course: row.course_id, expiresAt: row.expires_at }
}

export async function removeEndedSessions(db: Kysely<Tables>, now: number): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await db.deleteFrom('entry_codes').where('expires_at', '<=', now).execute()
}
