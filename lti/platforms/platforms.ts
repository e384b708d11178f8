import { randomBytes } from 'node:crypto'
import { Refusal } from '../../plugins/api/refusal.ts'
import { newId } from '../../server/ids.ts'
import { keepQuery } from '../../server/database/kept-query.ts'
import type { LtiDb, PlatformId, PlatformRow } from '../tables.ts'
import { readMake, recogniseMake } from './makes.ts'

/** What somebody has to say to connect a platform. */
export interface NewPlatform {
  readonly issuer: string
  readonly clientId: string
  readonly name?: string | undefined
  readonly family?: string | undefined
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly tokenAudience?: string | undefined
  readonly jwksUrl: string
  /** Undefined: as the make of the LMS has it. */
  readonly acceptAnyDeployment?: boolean | undefined
}

/** Prepares the row of a new platform; `savePlatform` stores it, after its key pair was made under `key_id`. */
export function draftPlatform(platform: NewPlatform, now: number): PlatformRow {
  const make = recogniseMake(platform)
  const acceptAny = platform.acceptAnyDeployment ?? make.clientIsOneInstitution
  return {
    id: newId<'platform'>(now) as string as PlatformId,
    issuer: platform.issuer,
    client_id: platform.clientId,
    name: platform.name ?? null,
    kind: make.kind,
    authorize_url: platform.authorizeUrl,
    token_url: platform.tokenUrl,
    token_audience: platform.tokenAudience ?? null,
    jwks_url: platform.jwksUrl,
    accept_any_deployment: acceptAny ? 1 : 0,
    active: 1,
    key_id: randomBytes(12).toString('hex'),
    created_at: now,
  }
}

/** Stores a platform. Throws `platform_known` when issuer and client id are registered already. */
export async function savePlatform(db: LtiDb, row: PlatformRow): Promise<void> {
  const known = await findPlatform(db, row.issuer, row.client_id)
  if (known)
    throw new Refusal('platform_known', 409, `The platform ${row.issuer} is connected with this client id already.`)
  await db.insertInto('lti_platforms').values(row).execute()
}

export const findPlatform = async (db: LtiDb, issuer: string, clientId: string): Promise<PlatformRow | undefined> =>
  (await selectPlatform(db, { issuer, clientId }))[0]

const selectPlatform = keepQuery((db: LtiDb, { issuer, clientId }: { issuer: string; clientId: string }) =>
  db.selectFrom('lti_platforms').selectAll().where('issuer', '=', issuer).where('client_id', '=', clientId),
)

export const findPlatformById = (db: LtiDb, id: PlatformId): Promise<PlatformRow | undefined> =>
  db.selectFrom('lti_platforms').selectAll().where('id', '=', id).executeTakeFirst()

export const listPlatforms = (db: LtiDb): Promise<PlatformRow[]> =>
  db.selectFrom('lti_platforms').selectAll().orderBy('created_at').orderBy('id').execute()

export const listPlatformsOf = (db: LtiDb, issuer: string): Promise<PlatformRow[]> =>
  db.selectFrom('lti_platforms').selectAll().where('issuer', '=', issuer).limit(2).execute()

/** Switches a platform on or off; false when there is none with this id. */
export async function setPlatformActive(db: LtiDb, id: PlatformId, active: boolean): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lti_platforms')
    .set({ active: active ? 1 : 0 })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Where pages of the platform come from, as far as its registration tells. */
export function listOwnOrigins(platform: PlatformRow): string[] {
  const addresses = [platform.issuer, platform.authorize_url, platform.token_url, platform.jwks_url]
  return [...new Set(addresses.flatMap(listOrigin))]
}

/** Of a registered address, which is asked for at every launch and hardly ever new. */
function listOrigin(address: string): readonly string[] {
  const known = origins.get(address)
  if (known) return known
  const origin = URL.canParse(address) ? new URL(address).origin : 'null'
  const found = origin === 'null' ? [] : [origin]
  if (origins.size >= mostOrigins) origins.clear()
  origins.set(address, found)
  return found
}

const origins = new Map<string, readonly string[]>()
const mostOrigins = 1000

/** Who may frame the pages shown before a signed message says more. */
export const listEarlyFrames = (platform: PlatformRow): string[] => [
  ...listOwnOrigins(platform),
  ...readMake(platform.kind).framedFrom,
]
