import { keepQuery } from '../../server/database/kept-query.ts'
import type { LoginRow, LtiDb, PlatformId, PlatformRow } from '../tables.ts'
import { hashCode, hashSecret } from '../../server/sessions/secrets.ts'
import type { LoginSecrets } from './proof.ts'

/** How long the LMS and the person may take to come back from the login. */
const lifetime = 10 * 60 * 1000

/** Keeps what a launch has to prove. */
export async function saveLogin(
  db: LtiDb,
  { platform, secrets, target }: { platform: PlatformId; secrets: LoginSecrets; target: string | undefined },
  now: number,
): Promise<void> {
  const row: LoginRow = {
    state_hash: hashCode(secrets.state),
    nonce_hash: hashSecret(secrets.nonce),
    proof_hash: hashSecret(secrets.proof),
    platform_id: platform,
    storage_target: target ?? null,
    expires_at: now + lifetime,
  }
  await insertLogin(db, { ...row })
}

const insertLogin = keepQuery((db: LtiDb, row: { [Column in keyof LoginRow]: LoginRow[Column] }) =>
  db.insertInto('lti_logins').values({
    state_hash: row.state_hash,
    nonce_hash: row.nonce_hash,
    proof_hash: row.proof_hash,
    platform_id: row.platform_id,
    storage_target: row.storage_target,
    expires_at: row.expires_at,
  }),
)

export type LoginWithPlatform = LoginRow & PlatformRow

/** The login of a state with its platform, in one look; undefined also when it was taken. */
export const findLogin = async (db: LtiDb, state: string): Promise<LoginWithPlatform | undefined> =>
  (await selectLogin(db, { stateHash: hashCode(state) }))[0]

const selectLogin = keepQuery((db: LtiDb, { stateHash }: { stateHash: string }) =>
  db
    .selectFrom('lti_logins')
    .innerJoin('lti_platforms', 'lti_platforms.id', 'lti_logins.platform_id')
    .selectAll()
    .where('state_hash', '=', stateHash)
    .where('expires_at', '!=', taken),
)

/** Stands for the end of a login that somebody came back from. Many at once are removed by far fewer writes than one by one. */
const taken = 0

/** Ends a login; false when it has ended already, so that one launch comes of one login. */
export const takeLogin = async (db: LtiDb, stateHash: string): Promise<boolean> =>
  (await endLogin(db, { stateHash })).length > 0

const endLogin = keepQuery((db: LtiDb, { stateHash }: { stateHash: string }) =>
  db
    .updateTable('lti_logins')
    .set({ expires_at: taken })
    .where('state_hash', '=', stateHash)
    .where('expires_at', '!=', taken)
    .returning('state_hash'),
)

/** Remembers which frame of the LMS keeps the proof. */
export async function saveStorageTarget(db: LtiDb, stateHash: string, target: string): Promise<void> {
  await db.updateTable('lti_logins').set({ storage_target: target }).where('state_hash', '=', stateHash).execute()
}

/** Clears away logins that nobody came back from, and requests of pickers that were never answered. */
export async function removeExpired(db: LtiDb, now: number): Promise<void> {
  await db.deleteFrom('lti_logins').where('expires_at', '<=', now).execute()
  await db.deleteFrom('lti_placings').where('expires_at', '<=', now).execute()
}
