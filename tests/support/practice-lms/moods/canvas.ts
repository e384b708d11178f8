import { createHash } from 'node:crypto'
import type { Site } from '../parts.ts'
import { isObject, readObject, readText } from '../json-members.ts'
import { LINE_ITEM, LINE_ITEM_READ, MEMBERSHIP_READ, RESULT_READ, SCORE, type Tool } from '../tools.ts'
import { writeCanvasClaims } from './canvas-claims.ts'
import { readCanvasItem } from './canvas-deep-linking.ts'
import { canvasScores } from './canvas-scores.ts'
import { canvasLineItems, canvasRoster, canvasServices } from './canvas-services.ts'
import type { AuthorizeFault, Mood, Paths } from './mood.ts'

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration'
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration'
const COURSE = '/api/lti/courses/:course'
const ITEM = `${COURSE}/line_items/:item`

const paths: Paths = {
  configuration: '/api/lti/security/openid-configuration',
  registration: '/api/lti/registrations',
  authorize: '/api/lti/authorize_redirect',
  token: '/login/oauth2/token',
  jwks: '/api/lti/security/jwks',
  deepLinkReturn: '/courses/:course/deep_linking_response',
  returnToCourse: '/courses/:course/external_content/success/external_tool_redirect',
  memberships: `${COURSE}/names_and_roles`,
  lineItems: `${COURSE}/line_items`,
  lineItem: ITEM,
  scores: `${ITEM}/scores`,
  results: `${ITEM}/results`,
}

/** Canvas posts every fault back to the tool, with a sentence. */
const FAULTS: Record<AuthorizeFault, { error: string; description: string }> = {
  invalid_request: { error: 'invalid_request_object', description: 'The authentication request is not valid' },
  invalid_scope: { error: 'invalid_request_object', description: "The 'scope' must be 'openid'" },
  unsupported_response_type: { error: 'invalid_request_object', description: "The 'response_type' must be 'id_token'" },
  unauthorized_client: { error: 'unauthorized_client', description: 'Client not authorized in requested context' },
  other_person: { error: 'login_required', description: 'Must have an active user session' },
  nobody_signed_in: { error: 'login_required', description: 'Must have an active user session' },
  spent_hint: {
    error: 'launch_no_longer_valid',
    description: 'The launch has either expired or already been consumed',
  },
}

function writeWireId(kind: string, number: number) {
  const digest = createHash('sha1').update(`${kind} ${number}`).digest('hex')
  if (kind === 'course') return digest
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

const writeConfiguration = (site: Site) => ({
  issuer: site.issuer,
  authorization_endpoint: site.url + paths.authorize,
  registration_endpoint: site.url + paths.registration,
  jwks_uri: site.url + paths.jwks,
  token_endpoint: site.url + paths.token,
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERSHIP_READ],
  response_types_supported: ['id_token'],
  id_token_signing_alg_values_supported: ['RS256'],
  claims_supported: ['sub', 'picture', 'email', 'name', 'given_name', 'family_name', 'locale'],
  subject_types_supported: ['public'],
  authorization_server: new URL(site.url).host,
  [PLATFORM]: {
    product_family_code: 'canvas',
    version: 'OpenSource',
    messages_supported: [
      { type: 'LtiResourceLinkRequest', placements: ['https://canvas.instructure.com/lti/course_navigation'] },
      {
        type: 'LtiDeepLinkingRequest',
        placements: ['https://canvas.instructure.com/lti/assignment_selection', 'ContentArea'],
      },
    ],
    variables: ['Context.id', 'ResourceLink.id', 'User.id', 'Canvas.course.id', 'Canvas.user.id'],
    'https://canvas.instructure.com/lti/account_name': site.name,
  },
})

/** Canvas echoes the registration; a deployment comes only when an administrator installs the key somewhere. */
const writeRegistration = (request: Record<string, unknown>, tool: Tool) => ({
  ...request,
  client_id: tool.clientId,
  [TOOL]: { ...readObject(request, TOOL), 'https://canvas.instructure.com/lti/registration_config_url': null },
})

/** Canvas, after its documentation and sources; nothing here was recorded from a running one. */
export const canvas: Mood = {
  name: 'canvas',
  title: 'Canvas',
  paths,
  wireId: writeWireId,
  deploymentId: (number) => `${number}:${createHash('sha1').update(`deployment ${number}`).digest('hex')}`,
  serviceQuery: () => '',
  opening: {
    deploymentParameter: 'deployment_id',
    storageTarget: 'post_message_forwarding',
    resizesFrame: true,
    wholeWindowOnPhones: false,
    frameAllow:
      'geolocation *; microphone *; camera *; midi *; encrypted-media *; autoplay *; clipboard-write *; display-capture *',
    // Real ones are signed; to a tool both are opaque text.
    writeHint: ({ id }) => Buffer.from(JSON.stringify({ verifier: id })).toString('base64url'),
    readHint: (hint) => {
      try {
        const value: unknown = JSON.parse(Buffer.from(hint, 'base64url').toString('utf8'))
        return isObject(value) ? readText(value, 'verifier') : undefined
      } catch {
        return undefined
      }
    },
  },
  writeAuthorizeError: (fault) => FAULTS[fault],
  writeClaims: writeCanvasClaims,
  registration: {
    needsActivation: true,
    writeConfiguration,
    writeRegistration,
    refuseToken: () => ({
      status: 401,
      type: 'application/json; charset=utf-8',
      body: { errors: { type: 'unauthorized', message: 'Unauthorized' } },
    }),
  },
  tokens: { contentType: 'application/json; charset=utf-8', refusesReplay: true, needsUserAgent: true },
  services: canvasServices,
  roster: canvasRoster,
  lineItems: canvasLineItems,
  scores: canvasScores,
  deepLinking: { readItem: readCanvasItem, expectsData: true },
}
