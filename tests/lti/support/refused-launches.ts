import type { Claims, Dance, DanceOptions, Step } from '../../support/practice-lms/index.ts'
import type { FrontDoor } from './front-door.ts'

/** A launch that must not get in. */
export interface RefusedLaunch {
  readonly what: string
  readonly code: string
  readonly options?: DanceOptions
  /** Makes the post that is refused; the honest one when left out. */
  readonly post?: (dance: Dance, door: FrontDoor) => Promise<Step>
  readonly deepLinking?: boolean
}

const claim = (name: string): string => `https://purl.imsglobal.org/spec/lti/claim/${name}`
const settingsClaim = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'

const withClaims = (changes: Claims): DanceOptions => ({
  forge: (claims) =>
    Object.fromEntries(Object.entries({ ...claims, ...changes }).filter(([, value]) => value !== undefined)),
})

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

const signed = (signing: NonNullable<DanceOptions['signing']>): DanceOptions => ({ signing })

/** The payloads of the 1EdTech certification guide that must be refused. */
export const certificationRefusals: readonly RefusedLaunch[] = [
  { what: 'no key id in the header', code: 'key_id_missing', options: signed({ kid: null }) },
  { what: 'a key id that is in no key set', code: 'key_unknown', options: signed({ kid: 'imsglobal_86d83' }) },
  { what: 'a wrong version', code: 'version_wrong', options: withClaims({ [claim('version')]: '11.3' }) },
  { what: 'no version', code: 'version_missing', options: withClaims({ [claim('version')]: undefined }) },
  {
    what: 'not an LTI message',
    code: 'version_missing',
    options: { forge: ({ iss, aud, nonce, iat, exp, sub }) => ({ iss, aud, nonce, iat, exp, sub, name: 'jason' }) },
  },
  { what: 'no claims but a name', code: 'issuer_wrong', options: { forge: () => ({ name: 'jason' }) } },
  {
    what: 'times that contradict each other',
    code: 'times_contradict',
    // Both within the minute that clocks may be apart, so they count from when the token is made, and not from now.
    options: { forge: (claims) => ({ ...claims, iat: inSeconds(50), exp: inSeconds(-30) }) },
  },
  {
    what: 'no message type',
    code: 'message_type_missing',
    options: withClaims({ [claim('message_type')]: undefined }),
  },
  { what: 'no roles claim', code: 'roles_missing', options: withClaims({ [claim('roles')]: undefined }) },
  {
    what: 'no deployment id',
    code: 'deployment_missing',
    options: withClaims({ [claim('deployment_id')]: undefined }),
  },
  {
    what: 'no resource link id',
    code: 'resource_link_missing',
    options: withClaims({ [claim('resource_link')]: { title: 'x' } }),
  },
  {
    what: 'no resource link',
    code: 'resource_link_missing',
    options: withClaims({ [claim('resource_link')]: undefined }),
  },
  { what: 'no subject', code: 'subject_missing', options: withClaims({ sub: undefined }) },
]

/** What a forger would try, and what a broken LMS sends. */
export const forgeries: readonly RefusedLaunch[] = [
  { what: 'another key under the right key id', code: 'signature_wrong', options: signed({ key: 'other' }) },
  { what: 'algorithm none', code: 'algorithm_wrong', options: signed({ alg: 'none' }) },
  { what: 'HS256 with the public key as its secret', code: 'algorithm_wrong', options: signed({ alg: 'HS256' }) },
  { what: 'ES256', code: 'algorithm_wrong', options: signed({ alg: 'ES256' }) },
  {
    what: 'an extension that must be understood',
    code: 'token_malformed',
    options: signed({ critical: 'urn:example:extension' }),
  },
  {
    what: 'something that is no JWT',
    code: 'token_malformed',
    post: (dance) => postWith(dance, { id_token: 'nonsense' }),
  },
  {
    what: 'a JWT of broken JSON',
    code: 'token_malformed',
    post: (dance) => postWith(dance, { id_token: 'bm8.bm8.bm8' }),
  },
  {
    what: 'claims changed after signing',
    code: 'signature_wrong',
    post: (dance) => postWith(dance, { id_token: tamper(dance) }),
  },
  { what: 'an expired token', code: 'expired', options: withClaims({ iat: inSeconds(-3700), exp: inSeconds(-3600) }) },
  {
    what: 'a token from the future',
    code: 'issued_in_future',
    options: withClaims({ iat: inSeconds(3600), exp: inSeconds(7200) }),
  },
  { what: 'a token that is not valid yet', code: 'not_valid_yet', options: withClaims({ nbf: inSeconds(3600) }) },
  { what: 'no expiry', code: 'expiry_missing', options: withClaims({ exp: undefined }) },
  { what: 'an expiry that is no number', code: 'expiry_missing', options: withClaims({ exp: 'tomorrow' }) },
  { what: 'no time of issue', code: 'issue_time_missing', options: withClaims({ iat: undefined }) },
  { what: 'no nonce', code: 'nonce_missing', options: withClaims({ nonce: undefined }) },
  { what: 'the nonce of another login', code: 'nonce_wrong', options: withClaims({ nonce: 'of-another-login' }) },
  { what: 'another issuer', code: 'issuer_wrong', options: withClaims({ iss: 'https://evil.example' }) },
  { what: 'a token for another tool', code: 'audience_wrong', options: withClaims({ aud: 'another-tool' }) },
  {
    what: 'several audiences without an authorized party',
    code: 'party_missing',
    options: { forge: (claims) => ({ ...claims, aud: [claims['aud'], 'another-tool'] }) },
  },
  {
    what: 'several audiences and a wrong authorized party',
    code: 'party_wrong',
    options: { forge: (claims) => ({ ...claims, aud: [claims['aud'], 'another-tool'], azp: 'another-tool' }) },
  },
  {
    what: 'a wrong authorized party with one audience',
    code: 'party_wrong',
    options: withClaims({ azp: 'another-tool' }),
  },
  {
    what: 'an unregistered deployment',
    code: 'deployment_waiting',
    options: withClaims({ [claim('deployment_id')]: '99' }),
  },
  {
    what: 'a deployment id that is no text',
    code: 'deployment_missing',
    options: withClaims({ [claim('deployment_id')]: 1 }),
  },
  {
    what: 'an unknown message type',
    code: 'message_type_unknown',
    options: withClaims({ [claim('message_type')]: 'LtiSomethingRequest' }),
  },
  { what: 'a subject longer than ids may be', code: 'subject_wrong', options: withClaims({ sub: 'x'.repeat(256) }) },
  {
    what: 'a context without an id',
    code: 'context_wrong',
    options: withClaims({ [claim('context')]: { title: 'x' } }),
  },
  { what: 'no target link', code: 'target_missing', options: withClaims({ [claim('target_link_uri')]: undefined }) },
]

/** Posts that are honest, but come a second time, from elsewhere, or from nowhere. */
export const strayPosts: readonly RefusedLaunch[] = [
  { what: 'a replay of the post', code: 'state_unknown', post: postTwice },
  { what: 'the same token with a fresh state', code: 'nonce_wrong', post: postUnderFreshState },
  { what: 'a state of another browser', code: 'proof_missing', post: postFromElsewhere },
  { what: 'a proof that another site posts', code: 'proof_missing', post: postProofFromElsewhere },
  { what: 'an unknown state', code: 'state_unknown', post: (dance) => postWith(dance, { state: 'never-issued' }) },
  { what: 'no state', code: 'state_missing', post: (dance) => postWith(dance, { state: undefined }) },
  { what: 'no token', code: 'token_missing', post: (dance) => postWith(dance, { id_token: undefined }) },
  {
    what: 'more than any token needs',
    code: 'form_too_large',
    post: (dance) => postWith(dance, { more: 'x'.repeat(300_000) }),
  },
  { what: 'a form in parts', code: 'form_missing', post: postInParts },
  { what: 'broken JSON', code: 'form_missing', post: (dance) => postAs(dance, 'application/json', '{') },
  { what: 'nothing, as JSON', code: 'form_missing', post: (dance) => postAs(dance, 'application/json', '') },
  { what: 'a state that no login has', code: 'state_missing', post: (dance) => postWith(dance, { state: 'a\0b' }) },
  {
    what: 'an error of the platform',
    code: 'platform_error',
    post: (dance) =>
      postWith(dance, { id_token: undefined, error: 'login_required', error_description: 'not signed in' }),
  },
  {
    what: 'the bare address, followed',
    code: 'opened_directly',
    post: (dance, { url }) => dance.send(`${url}/lti/launch`),
  },
  {
    what: 'deep linking without settings',
    code: 'placing_settings_missing',
    deepLinking: true,
    options: withClaims({ [settingsClaim]: undefined }),
  },
  {
    what: 'deep linking that takes no links',
    code: 'placing_type_not_accepted',
    deepLinking: true,
    options: {
      forge: (claims) => ({
        ...claims,
        [settingsClaim]: { ...(claims[settingsClaim] as Claims), accept_types: ['file'] },
      }),
    },
  },
  {
    what: 'deep linking by a learner',
    code: 'placing_not_allowed',
    deepLinking: true,
    options: withClaims({ [claim('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'] }),
  },
]

const postWith = (dance: Dance, changes: Record<string, string | undefined>): Promise<Step> =>
  dance.post({ ...dance.form.fields, ...changes })

function tamper(dance: Dance): string {
  const [header, claims = '', signature] = (dance.form.fields['id_token'] ?? '').split('.')
  const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as Claims), sub: '1' }
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')
}

async function postTwice(dance: Dance): Promise<Step> {
  const { action, fields } = dance.form
  const cookies = dance.jar.write(action)
  await dance.send(action, fields)
  for (const pair of (cookies['cookie'] ?? '').split('; ')) dance.jar.set(action, ...cut(pair))
  return dance.send(action, fields)
}

/** What a form with a file in it is sent as. */
async function postInParts({ form: { action, fields } }: Dance): Promise<Step> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return toStep(await fetch(action, { method: 'POST', body }))
}

const postAs = async ({ form: { action } }: Dance, type: string, body: string): Promise<Step> =>
  toStep(await fetch(action, { method: 'POST', headers: { 'content-type': type }, body }))

const toStep = async (answer: Response): Promise<Step> => {
  const { url, status, headers } = answer
  return { url, status, headers, body: await answer.text(), location: undefined }
}

const cut = (pair: string): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]

/** The token of one login with the state of another one of the same browser. */
async function postUnderFreshState(dance: Dance, { lms }: FrontDoor): Promise<Step> {
  const { action, fields } = dance.form
  const second = lms.dance(dance.launch.person, dance.launch.activity, { jar: dance.jar })
  await second.login()
  await second.authorize()
  return dance.send(action, { ...fields, state: second.form.fields['state'] ?? '' })
}

/** Another browser than the one that logged in: it has no cookie and nothing kept, so our page posts again with nothing. */
async function postFromElsewhere(dance: Dance): Promise<Step> {
  const { action, fields } = dance.form
  dance.jar.clear(action)
  await dance.send(action, fields)
  return dance.send(action, { ...fields, proof: '', again: '1' })
}

/** Somebody's own login, with its proof, posted through another person's browser by a page of another site. */
async function postProofFromElsewhere(dance: Dance): Promise<Step> {
  const { action, fields } = dance.form
  const [, proof] = cut(
    (dance.jar.write(action)['cookie'] ?? '').split('; ').find((pair) => pair.includes('lti-')) ?? '=',
  )
  dance.jar.clear(action)
  return dance.send(action, { ...fields, proof, again: '1' })
}
