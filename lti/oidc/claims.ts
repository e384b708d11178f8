import { matches } from './proof.ts'
import { TurnedAway, type TurnedAwayCode } from './refusals.ts'
import type { Claims } from './signature.ts'

/** The names of LTI's claims (LTI 1.3 core, Deep Linking 2.0, NRPS 2.0, AGS 2.0). */
export const claimNames = {
  version: 'https://purl.imsglobal.org/spec/lti/claim/version',
  messageType: 'https://purl.imsglobal.org/spec/lti/claim/message_type',
  deployment: 'https://purl.imsglobal.org/spec/lti/claim/deployment_id',
  target: 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri',
  resourceLink: 'https://purl.imsglobal.org/spec/lti/claim/resource_link',
  roles: 'https://purl.imsglobal.org/spec/lti/claim/roles',
  context: 'https://purl.imsglobal.org/spec/lti/claim/context',
  presentation: 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation',
  custom: 'https://purl.imsglobal.org/spec/lti/claim/custom',
  placing: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
} as const

export const messageTypes = { link: 'LtiResourceLinkRequest', placing: 'LtiDeepLinkingRequest' } as const

/** What the login that began it says the token must say. */
export interface Expected {
  readonly issuer: string
  readonly clientId: string
  readonly nonceHash: string
}

/** In seconds: how far the clocks of the LMS and ours may be apart. */
const tolerance = 60

/** The longest id that the specifications allow. */
const longestId = 255

/** One line for each thing that must be so: the code of the refusal, and when it is due. The first that applies counts. */
const rules: readonly (readonly [TurnedAwayCode, (claims: Claims, expected: Expected, now: number) => boolean])[] = [
  ['issuer_wrong', ({ iss }, { issuer }) => iss !== issuer],
  ['audience_wrong', ({ aud }, { clientId }) => !listAudience(aud).includes(clientId)],
  ['party_missing', ({ aud, azp }) => listAudience(aud).length > 1 && azp === undefined],
  ['party_wrong', ({ azp }, { clientId }) => azp !== undefined && azp !== clientId],
  ['expiry_missing', ({ exp }) => !isTime(exp)],
  ['issue_time_missing', ({ iat }) => !isTime(iat)],
  ['expired', ({ exp }, _, now) => Number(exp) <= now - tolerance],
  ['issued_in_future', ({ iat }, _, now) => Number(iat) > now + tolerance],
  ['times_contradict', ({ exp, iat }) => Number(exp) < Number(iat)],
  ['not_valid_yet', ({ nbf }, _, now) => nbf !== undefined && !(isTime(nbf) && nbf <= now + tolerance)],
  ['nonce_missing', ({ nonce }) => !isText(nonce)],
  ['nonce_wrong', ({ nonce }, { nonceHash }) => !matches(String(nonce), nonceHash)],
  ['version_missing', (claims) => claims[claimNames.version] === undefined],
  ['version_wrong', (claims) => claims[claimNames.version] !== '1.3.0'],
  ['message_type_missing', (claims) => !isText(claims[claimNames.messageType])],
  ['message_type_unknown', (claims) => !isLink(claims) && !isPlacing(claims)],
  ['deployment_missing', (claims) => !isId(claims[claimNames.deployment])],
  ['roles_missing', (claims) => !Array.isArray(claims[claimNames.roles])],
  ['subject_missing', ({ sub }) => sub === undefined || sub === null || sub === ''],
  ['subject_wrong', ({ sub }) => !isId(sub)],
  ['context_wrong', (claims) => isThere(claims[claimNames.context]) && !isId(readObject(claims, 'context')['id'])],
  ['resource_link_missing', (claims) => isLink(claims) && !isId(readObject(claims, 'resourceLink')['id'])],
  ['target_missing', (claims) => isLink(claims) && !isText(claims[claimNames.target])],
  ['placing_settings_missing', (claims) => isPlacing(claims) && !hasPlacingSettings(claims)],
]

/** Checks everything that a signed token has to say (LTI 1.3 core 5.3 and 5.4, security framework 5.1.3). Throws TurnedAway. */
export function checkClaims(claims: Claims, expected: Expected, nowInSeconds: number): void {
  const broken = rules.find(([, applies]) => applies(claims, expected, nowInSeconds))
  if (broken) throw new TurnedAway(broken[0])
}

export const isPlacing = (claims: Claims): boolean => claims[claimNames.messageType] === messageTypes.placing
const isLink = (claims: Claims): boolean => claims[claimNames.messageType] === messageTypes.link

/** A claim that is an object, or an empty one where it is missing or something else. */
export function readObject(claims: Claims, name: keyof typeof claimNames): Claims {
  const value = claims[claimNames[name]]
  return isThere(value) && !Array.isArray(value) ? value : {}
}

export const findText = (value: unknown): string | undefined => (isText(value) ? value : undefined)

/** Control characters, and ends of lines that are none in ASCII. */
const control = /[\p{Cc}\u2028\u2029]+/gu

/** Unseen characters that turn the direction of what stands beside them. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g

/** The longest name or title that is kept. */
const longestLine = 255

/** A name or a title, as it can stand beside others in one line; undefined when nothing of it can be seen. */
export function findLine(value: unknown): string | undefined {
  const line = findText(value)?.replace(turning, '').replace(control, ' ').trim().slice(0, longestLine)
  return line?.toWellFormed() || undefined
}

/** Text that both databases give back as it was: PostgreSQL takes no NUL, and of half a character nobody keeps which half it was. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !value.includes('\0') && value.isWellFormed()
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
export const isId = (value: unknown): value is string => isText(value) && value.length <= longestId
const isThere = (value: unknown): value is Claims => typeof value === 'object' && value !== null

const listAudience = (aud: unknown): unknown[] => (Array.isArray(aud) ? aud : [aud])

function hasPlacingSettings(claims: Claims): boolean {
  const settings = readObject(claims, 'placing')
  const back = settings['deep_link_return_url']
  return isText(back) && URL.canParse(back) && /^https?:/.test(back) && Array.isArray(settings['accept_types'])
}
