import { findText } from '../oidc/claims.ts'
import { TurnedAway, type TurnedAwayCode } from '../oidc/refusals.ts'
import type { Call, Outgoing } from '../outgoing/outgoing.ts'
import { recogniseMake } from '../platforms/makes.ts'
import type { Make } from '../platforms/platform.ts'

export type Json = Readonly<Record<string, unknown>>

/** What an LMS says of itself (OpenID discovery, with LTI's additions). */
export interface PlatformConfiguration {
  readonly make: Make
  readonly issuer: string
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly tokenAudience: string | undefined
  readonly jwksUrl: string
  readonly registrationUrl: string
  readonly family: string | undefined
  /** The placements that it offers, by message type; nothing where it does not say. */
  readonly placements: ReadonlyMap<string, readonly string[]>
}

/** Fetches a configuration, and checks that it may speak for the issuer it names. Throws TurnedAway. */
export async function fetchConfiguration(
  outgoing: Outgoing,
  { address, token }: { address: string | undefined; token: string | undefined },
): Promise<PlatformConfiguration> {
  if (!address || !URL.canParse(address)) throw new TurnedAway('configuration_missing')
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const call = { url: address, headers: { accept: 'application/json', ...authorization } }
  const configuration = readConfiguration(await callForJson(outgoing, call, 'configuration_unreachable'))
  const { make, issuer, authorizeUrl, tokenUrl, jwksUrl, registrationUrl } = configuration
  if (!make.mayDeclare(new URL(issuer), new URL(address).host)) throw new TurnedAway('configuration_issuer_wrong')
  try {
    for (const url of [authorizeUrl, tokenUrl, jwksUrl, registrationUrl]) outgoing.check(url)
  } catch (cause) {
    throw new TurnedAway('configuration_wrong', undefined, { cause })
  }
  return configuration
}

/** Calls and reads an object; whatever goes wrong becomes one refusal with its cause. */
export async function callForJson(outgoing: Outgoing, call: Call, code: TurnedAwayCode): Promise<Json> {
  try {
    const { body } = await outgoing.call(call)
    return toObject(JSON.parse(body))
  } catch (cause) {
    throw new TurnedAway(code, undefined, { cause })
  }
}

export const toObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

function readConfiguration(json: Json): PlatformConfiguration {
  const platform = toObject(json['https://purl.imsglobal.org/spec/lti-platform-configuration'])
  const [issuer, authorizeUrl] = [readUrl(json, 'issuer'), readUrl(json, 'authorization_endpoint')]
  const family = findText(platform['product_family_code'])
  const make = recogniseMake({ issuer, authorizeUrl, family })
  return {
    make,
    issuer,
    authorizeUrl,
    tokenUrl: readUrl(json, 'token_endpoint'),
    tokenAudience: make.tokenAudience(findText(json['authorization_server'])),
    jwksUrl: readUrl(json, 'jwks_uri'),
    registrationUrl: readUrl(json, 'registration_endpoint'),
    family,
    placements: readPlacements(platform['messages_supported']),
  }
}

function readUrl(json: Json, name: string): string {
  const value = findText(json[name])
  if (!value || !URL.canParse(value)) throw new TurnedAway('configuration_wrong', name)
  return value
}

function readPlacements(messages: unknown): ReadonlyMap<string, readonly string[]> {
  const offers = (Array.isArray(messages) ? messages : []).map(toObject)
  const entries = offers.flatMap(({ type, placements }) =>
    typeof type === 'string' && Array.isArray(placements)
      ? [[type, placements.filter((placement) => typeof placement === 'string')] as const]
      : [],
  )
  return new Map(entries)
}
