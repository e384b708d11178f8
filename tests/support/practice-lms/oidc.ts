import type { FastifyReply, FastifyRequest } from 'fastify'
import { readForm, readQuery } from './bodies.ts'
import { writePostingPage } from './html.ts'
import type { Claims, Launch } from './launches.ts'
import type { AuthorizeFault } from './moods/mood.ts'
import { writeMessagePage } from './pages/layout.ts'
import type { Parts } from './parts.ts'
import { writeServiceUrls } from './service-urls.ts'
import type { Tool } from './tools.ts'

/** What the LMS posts to the tool's login address (Security Framework 1.0, 5.1.1.1). */
export function writeLogin({ mood, site, levers }: Parts, launch: Launch): Record<string, string> {
  const { tool, activity, person } = launch
  const target = activity ? (activity.url ?? tool.targetLinkUri) : (tool.deepLinkUrl ?? tool.targetLinkUri)
  return {
    iss: site.issuer,
    target_link_uri: target,
    login_hint: person.sub,
    lti_message_hint: mood.opening.writeHint(launch),
    client_id: tool.clientId,
    [mood.opening.deploymentParameter]: tool.deploymentId,
    ...writeStorageTarget({ mood, levers }),
  }
}

function writeStorageTarget({ mood, levers }: Pick<Parts, 'mood' | 'levers'>): Record<string, string> {
  const target = levers.storage === 'absent' ? undefined : mood.opening.storageTarget
  return target === undefined ? {} : { lti_storage_target: target }
}

/** Every claim of an honest token for a launch but `nonce`. */
export function writeClaims(parts: Parts, launch: Launch): Claims {
  const urls = writeServiceUrls(parts, launch.course, launch.tool)
  return parts.mood.writeClaims({ launch, site: parts.site, urls, sharesPictures: parts.levers.sharesPictures })
}

interface AuthorizeCase {
  asked: Record<string, string>
  launch: Launch | undefined
  tool: Tool | undefined
  signedIn: string | undefined
}

/** The first fault of an authentication request, in the order an LMS looks. */
function findFault({ asked, launch, tool, signedIn }: AuthorizeCase): AuthorizeFault | undefined {
  if (asked['scope'] !== 'openid') return 'invalid_scope'
  if (asked['response_type'] !== 'id_token') return 'unsupported_response_type'
  if (!asked['nonce'] || !asked['login_hint'] || asked['response_mode'] !== 'form_post') return 'invalid_request'
  if (asked['prompt'] !== undefined && asked['prompt'] !== 'none') return 'invalid_request'
  if (!launch || launch.used) return 'spent_hint'
  if (launch.tool !== tool || tool.state !== 'active') return 'unauthorized_client'
  if (signedIn === undefined) return 'nobody_signed_in'
  return asked['login_hint'] === launch.person.sub && signedIn === launch.person.id ? undefined : 'other_person'
}

const findTool = ({ world }: Parts, asked: Record<string, string>, launch: Launch | undefined) =>
  launch?.tool.clientId === asked['client_id']
    ? launch?.tool
    : world.tools.find((tool) => tool.clientId === asked['client_id'])

async function authorize(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const asked = request.method === 'POST' ? readForm(request) : readQuery(request)
  const signedIn = parts.sessions.find(request)
  // Our Lax cookie stays at home when the tool sends the frame here; posted again from our own page, it comes along.
  if (!signedIn && asked['repost'] === undefined)
    return sendPage(reply, parts.mood.paths.authorize, { ...asked, repost: '1' })
  const launch = parts.launches.find(parts.mood.opening.readHint(asked['lti_message_hint'] ?? ''))
  const tool = findTool(parts, asked, launch)
  const redirectUri = asked['redirect_uri'] ?? ''
  // An address that is not on the list, to the letter, gets nothing at all: it may be anybody's.
  if (!tool?.redirectUris.includes(redirectUri)) return refuseOnPage(reply)
  const fault = findFault({ asked, launch, tool, signedIn: signedIn?.id })
  const state = asked['state'] === undefined ? {} : { state: asked['state'] }
  if (fault || !launch) return refuse(parts, reply, { redirectUri, state, fault: fault ?? 'spent_hint' })
  launch.used = true
  const idToken = await signLaunch(parts, launch, asked['nonce'] ?? '')
  return sendPage(reply, redirectUri, { ...state, id_token: idToken, ...writeStorageTarget(parts) })
}

/** Signs the token of a launch, with whatever forgery a test has prepared for it. */
export async function signLaunch(parts: Parts, launch: Launch, nonce: string) {
  const honest = { nonce, ...writeClaims(parts, launch) }
  return parts.keys.sign(launch.forge ? launch.forge(honest) : honest, launch.signing)
}

const sendPage = (reply: FastifyReply, action: string, fields: Record<string, string>) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(writePostingPage(action, fields).text)

const refuseOnPage = (reply: FastifyReply) =>
  reply
    .code(400)
    .type('text/html; charset=utf-8')
    .send(
      writeMessagePage(
        'This request is not valid',
        'The tool asked for something this LMS does not allow. Go back and open the activity again.',
      ).text,
    )

function refuse(
  { mood }: Parts,
  reply: FastifyReply,
  found: { redirectUri: string; state: Record<string, string>; fault: AuthorizeFault },
) {
  const answer = mood.writeAuthorizeError(found.fault)
  if (!answer) return refuseOnPage(reply)
  const { error, description } = answer
  const fields = { error, ...(description ? { error_description: description } : {}), ...found.state }
  return sendPage(reply, found.redirectUri, fields)
}

/** The authorization endpoint and the key set. */
export function serveOidc(parts: Parts) {
  const { app, mood, keys } = parts
  app.route({
    method: ['GET', 'POST'],
    url: mood.paths.authorize,
    config: { endpoint: 'authorize' },
    handler: (request, reply) => authorize(parts, request, reply),
  })
  app.get(mood.paths.jwks, { config: { endpoint: 'jwks' } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(await keys.jwks()),
  )
}
