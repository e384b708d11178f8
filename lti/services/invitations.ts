import { hashSecret, newSecret } from '../../server/sessions/secrets.ts'
import type { LtiDb } from '../tables.ts'

/** A week: an administrator may be somebody else, and on holiday. */
const lifetime = 7 * 24 * 60 * 60 * 1000

/** Makes an invitation to connect one LMS; only a hash is kept. Answers the secret word of it and its end, in ms. */
export async function createInvitation(db: LtiDb, now: number): Promise<{ invitation: string; expiresAt: number }> {
  const invitation = newSecret()
  const expiresAt = now + lifetime
  await db
    .insertInto('lti_invitations')
    .values({ token_hash: hashSecret(invitation), expires_at: expiresAt, used_at: null })
    .execute()
  return { invitation, expiresAt }
}

/** Spends an invitation; false when it is none, too old, or spent. */
export async function takeInvitation(db: LtiDb, invitation: string, now: number): Promise<boolean> {
  const taken = await db
    .updateTable('lti_invitations')
    .set({ used_at: now })
    .where('token_hash', '=', hashSecret(invitation))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .executeTakeFirst()
  return taken !== undefined
}

/** Makes a spent invitation good again, when nothing came of it. */
export async function returnInvitation(db: LtiDb, invitation: string): Promise<void> {
  await db
    .updateTable('lti_invitations')
    .set({ used_at: null })
    .where('token_hash', '=', hashSecret(invitation))
    .execute()
}
