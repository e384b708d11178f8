import type { Site } from '../parts.ts'
import { isObject, readList, readObject, readStrings } from '../json-members.ts'
import { LINE_ITEM, LINE_ITEM_READ, MEMBERSHIP_READ, RESULT_READ, SCORE, type Tool } from '../tools.ts'
import type { Mood, Paths } from './mood.ts'

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration'
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration'
const SCOPE_ORDER = [SCORE, RESULT_READ, LINE_ITEM_READ, LINE_ITEM, MEMBERSHIP_READ]
const CLAIM_ORDER = ['sub', 'iss', 'name', 'family_name', 'given_name', 'email']
const VARIABLES = [
  ...['basic-lti-launch-request', 'ContentItemSelectionRequest', 'ToolProxyRegistrationRequest'],
  ...['id', 'title', 'label', 'id.history', 'sourcedId', 'longDescription', 'timeFrame.begin'].map(
    (one) => `Context.${one}`,
  ),
  ...['title', 'label', 'sourcedId', 'longDescription', 'timeFrame.begin', 'timeFrame.end'].map(
    (one) => `CourseSection.${one}`,
  ),
  ...['id', 'title', 'description'].map((one) => `ResourceLink.${one}`),
  ...['User.id', 'User.username'],
  ...['name.full', 'name.given', 'name.family', 'email.primary', 'sourcedId', 'name.middle'].map(
    (one) => `Person.${one}`,
  ),
  ...['street1', 'locality', 'country', 'timezone'].map((one) => `Person.address.${one}`),
  ...['phone.primary', 'phone.mobile', 'webaddress'].map((one) => `Person.${one}`),
  ...['Membership.role', 'Result.sourcedId', 'Result.autocreate', 'BasicOutcome.sourcedId', 'BasicOutcome.url'],
  'Moodle.Person.userGroupIds',
]

const writeConfiguration = (site: Site, paths: Paths) => ({
  issuer: site.issuer,
  token_endpoint: site.url + paths.token,
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS256'],
  jwks_uri: site.url + paths.jwks,
  authorization_endpoint: site.url + paths.authorize,
  registration_endpoint: site.url + paths.registration,
  scopes_supported: [
    'https://purl.imsglobal.org/spec/lti-bo/scope/basicoutcome',
    ...[LINE_ITEM_READ, RESULT_READ, SCORE, LINE_ITEM, MEMBERSHIP_READ],
    'https://purl.imsglobal.org/spec/lti-ts/scope/toolsetting',
    'openid',
  ],
  response_types_supported: ['id_token'],
  subject_types_supported: ['public', 'pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
  [PLATFORM]: {
    product_family_code: 'moodle',
    version: '4.5.6 (Build: 20250811)',
    messages_supported: [
      { type: 'LtiResourceLinkRequest' },
      { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
    ],
    variables: VARIABLES,
  },
})

/** As recorded: a custom value is cut at its `=` in the answer. */
const cutAtEquals = (custom: Record<string, string>) =>
  Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, value.split('=')[0] ?? '']))

/** Moodle echoes only the Deep Linking message, without its label and placements. */
function writeMessages(configuration: Record<string, unknown>) {
  const messages = Array.isArray(configuration['messages']) ? configuration['messages'] : []
  return messages
    .filter((message) => isObject(message) && message['type'] === 'LtiDeepLinkingRequest')
    .map((message: Record<string, unknown>) => ({ type: message['type'], target_link_uri: message['target_link_uri'] }))
}

function writeRegistration(request: Record<string, unknown>, tool: Tool) {
  const configuration = readObject(request, TOOL)
  return {
    client_id: tool.clientId,
    response_types: ['id_token'],
    jwks_uri: tool.jwksUrl,
    initiate_login_uri: tool.loginUrl,
    grant_types: ['client_credentials', 'implicit'],
    redirect_uris: tool.redirectUris,
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    client_name: tool.name,
    logo_uri: request['logo_uri'] ?? '',
    scope: SCOPE_ORDER.filter((scope) => tool.scopes.includes(scope)).join(' '),
    [TOOL]: {
      version: '1.3.0',
      deployment_id: tool.deploymentId,
      target_link_uri: tool.targetLinkUri,
      domain: configuration['domain'] ?? '',
      description: configuration['description'] ?? '',
      messages: writeMessages(configuration),
      custom_parameters: cutAtEquals(readStrings(configuration, 'custom_parameters')),
      claims: CLAIM_ORDER.filter((claim) => readList(configuration, 'claims').includes(claim)),
    },
  }
}

/** Registration as recorded: a token works once, and the tool waits for an administrator. */
export const makeMoodleRegistration = (paths: Paths): Mood['registration'] => ({
  needsActivation: true,
  writeConfiguration: (site) => writeConfiguration(site, paths),
  writeRegistration,
  refuseToken: (known) => ({
    status: 401,
    type: 'text/html; charset=utf-8',
    body: known ? 'token_already_used' : 'token_not_found',
  }),
})
