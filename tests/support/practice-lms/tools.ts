import { createRemoteJWKSet } from 'jose'
import { randomBytes } from 'node:crypto'

/** A tool as an administrator types it in by hand. */
export interface ToolSeed {
  name?: string
  loginUrl: string
  /** Exact addresses a launch may be posted to; the first is the default target. */
  redirectUris: string[]
  jwksUrl: string
  targetLinkUri?: string
  /** Where "Select content" launches to; without it there is no Deep Linking. */
  deepLinkUrl?: string
  clientId?: string
  deploymentId?: string
  custom?: Record<string, string>
  /** Whether the LMS tells names and email addresses; default yes. */
  sharesNames?: boolean
  /** Scopes the tool may ask for; default all of AGS and NRPS. */
  scopes?: string[]
}

/** A registered tool. Only an `active` one launches and gets tokens. */
export interface Tool {
  id: string
  name: string
  clientId: string
  deploymentId: string
  loginUrl: string
  redirectUris: string[]
  jwksUrl: string
  targetLinkUri: string
  deepLinkUrl: string | undefined
  custom: Record<string, string>
  sharesNames: boolean
  scopes: string[]
  state: 'pending' | 'active'
  /** Whether teachers find it when they add an activity. */
  inChooser: boolean
  keys: ReturnType<typeof createRemoteJWKSet>
}

/** The scopes of Assignment and Grade Services 2.0 and Names and Role Provisioning Services 2.0. */
export const LINE_ITEM = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'
export const LINE_ITEM_READ = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly'
export const RESULT_READ = 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly'
export const SCORE = 'https://purl.imsglobal.org/spec/lti-ags/scope/score'
export const MEMBERSHIP_READ = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
export const ALL_SCOPES = [LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERSHIP_READ]

const makeClientId = () => randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 15)

/** Makes the record of a tool; `id` and the default deployment id are given by the world. */
export function makeTool(seed: ToolSeed, ids: { id: string; deploymentId: string }): Tool {
  const target = seed.targetLinkUri ?? seed.redirectUris[0]
  if (!target) throw new Error('A tool needs at least one redirect URI.')
  return {
    id: ids.id,
    name: seed.name ?? 'Practice tool',
    clientId: seed.clientId ?? makeClientId(),
    deploymentId: seed.deploymentId ?? ids.deploymentId,
    loginUrl: seed.loginUrl,
    redirectUris: seed.redirectUris,
    jwksUrl: seed.jwksUrl,
    targetLinkUri: target,
    deepLinkUrl: seed.deepLinkUrl,
    custom: seed.custom ?? {},
    sharesNames: seed.sharesNames ?? true,
    scopes: seed.scopes ?? ALL_SCOPES,
    state: 'active',
    inChooser: true,
    keys: createRemoteJWKSet(new URL(seed.jwksUrl), { cooldownDuration: 0 }),
  }
}
