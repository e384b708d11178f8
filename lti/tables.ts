import type { Kysely } from 'kysely'
import type { ActivityId } from '../plugins/api/contract.ts'
import type { Database } from '../server/database/database.ts'
import type { Tables } from '../server/database/tables.ts'

/** The front door's tables. Times are whole milliseconds; flags are 0 or 1; JSON is text. A type, as Kysely wants one. */
export type LtiTables = {
  lti_platforms: PlatformRow
  lti_deployments: DeploymentRow
  lti_logins: LoginRow
  lti_invitations: InvitationRow
  lti_sealed: SealedRow
  lti_courses: CourseServicesRow
  lti_links: LinkRow
  lti_placings: PlacingRow
  lti_line_items: LineItemRow
}

export type PlatformId = string & { readonly of: 'platform' }
/** Stands for issuer, client id and deployment id together: the tenant. */
export type DeploymentKey = string & { readonly of: 'deployment' }

export interface PlatformRow {
  id: PlatformId
  issuer: string
  client_id: string
  name: string | null
  /** Which file of platforms/ answers for it. */
  kind: string
  authorize_url: string
  token_url: string
  /** What the token endpoint calls itself, where that is not its address. */
  token_audience: string | null
  jwks_url: string
  accept_any_deployment: 0 | 1
  active: 0 | 1
  /** Names the tool's key pair for this platform; the pair itself lies in lti_sealed. */
  key_id: string
  created_at: number
}

export interface DeploymentRow {
  id: DeploymentKey
  platform_id: PlatformId
  deployment_id: string
  status: 'approved' | 'waiting'
  /** JSON: origins that signed messages of this deployment came from, beside the platform's own. */
  frame_origins: string
  first_seen_at: number
}

/** One login under way. Secrets are kept as hashes. */
export interface LoginRow {
  state_hash: string
  nonce_hash: string
  proof_hash: string
  platform_id: PlatformId
  /** Name of the LMS's frame that keeps things for us; the launch does not repeat it. */
  storage_target: string | null
  expires_at: number
}

export interface InvitationRow {
  token_hash: string
  expires_at: number
  used_at: number | null
}

/** What ltijs keeps through its database plugin: key pairs and access tokens, encrypted. */
export interface SealedRow {
  collection: 'publickey' | 'privatekey' | 'accesstoken'
  issuer: string
  client_id: string
  /** The key's id, or a token's scopes. */
  name: string
  content: string
  created_at: number
}

/** What the LMS offers for a course, as its launches said last. */
export interface CourseServicesRow {
  deployment_key: DeploymentKey
  context_id: string
  memberships_url: string | null
  line_items_url: string | null
  /** JSON: what the LMS allows with grades. */
  scopes: string
  /** Ids of the courses this one was copied from, as the LMS sent them. */
  history: string | null
  /** Not before this is the roster fetched again. */
  roster_due_at: number
}

export interface LinkRow {
  deployment_key: DeploymentKey
  context_id: string
  resource_link: string
  line_item_url: string | null
  history: string | null
}

/** A request of the LMS's picker that waits for its answer. */
export interface PlacingRow {
  reference: string
  deployment_key: DeploymentKey
  /** JSON: the deep linking settings. */
  settings: string
  expires_at: number
}

/** A column that we made in a gradebook, beside the one that belongs to the link. */
export interface LineItemRow {
  deployment_key: DeploymentKey
  context_id: string
  activity_id: ActivityId
  /** The key that the activity's plugin gave it. */
  line_item: string
  /** Null while it is being made. */
  url: string | null
  /** Until then only one server makes it. */
  making_until: number
}

export type LtiDb = Kysely<Tables & LtiTables>

/** The house's database, with our tables in view. */
export interface LtiDatabase {
  read<T>(work: (db: LtiDb) => Promise<T>): Promise<T>
  write<T>(work: (db: LtiDb) => Promise<T>): Promise<T>
}

// Only the types differ; `withTables` would say the same with a new object for each transaction of each launch.
export const openLtiTables = (database: Database): LtiDatabase => database
