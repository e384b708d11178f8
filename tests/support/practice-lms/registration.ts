import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'
import { sendAnswer } from './answers.ts'
import { findJsonObject } from './bodies.ts'
import { isObject, readList, readObject, readStrings, readText } from './json-members.ts'
import type { Parts } from './parts.ts'
import { ALL_SCOPES, type ToolSeed } from './tools.ts'

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

/** One-time registration tokens: made by an administrator, spent by a tool. */
export class Invitations {
  private readonly open = new Set<string>()
  private readonly spent = new Set<string>()

  make(): string {
    const token = randomBytes(24).toString('base64url')
    this.open.add(token)
    return token
  }

  isSpent(token: string) {
    return this.spent.has(token)
  }

  /** Whether the token was still good; it is not after this. */
  spend(token: string) {
    if (!this.open.delete(token)) return false
    this.spent.add(token)
    return true
  }
}

/** The tool's registration address with what Dynamic Registration 1.0 (3.3) adds to it. */
export function writeRegistrationAddress({ site, mood, invitations }: Parts, address: string): string {
  const url = new URL(address)
  url.searchParams.set('openid_configuration', site.url + mood.paths.configuration)
  url.searchParams.set('registration_token', invitations.make())
  return url.href
}

function findDeepLinkUrl(configuration: Record<string, unknown>) {
  const messages = Array.isArray(configuration['messages']) ? configuration['messages'].filter(isObject) : []
  const message = messages.find(({ type }) => type === 'LtiDeepLinkingRequest')
  return message && (readText(message, 'target_link_uri') ?? readText(configuration, 'target_link_uri'))
}

/** The tool that a registration request describes; `undefined` when an address is missing. */
function findToolSeed(body: Record<string, unknown>): ToolSeed | undefined {
  const configuration = readObject(body, TOOL)
  const loginUrl = readText(body, 'initiate_login_uri')
  const jwksUrl = readText(body, 'jwks_uri')
  const redirectUris = readList(body, 'redirect_uris')
  if (!loginUrl || !jwksUrl || redirectUris.length === 0) return undefined
  const targetLinkUri = readText(configuration, 'target_link_uri')
  const deepLinkUrl = findDeepLinkUrl(configuration)
  const asked = (readText(body, 'scope') ?? '').split(' ')
  return {
    name: readText(body, 'client_name') ?? 'A tool without a name',
    loginUrl,
    jwksUrl,
    redirectUris,
    ...(targetLinkUri ? { targetLinkUri } : {}),
    ...(deepLinkUrl ? { deepLinkUrl } : {}),
    custom: readStrings(configuration, 'custom_parameters'),
    sharesNames: readList(configuration, 'claims').includes('name'),
    scopes: ALL_SCOPES.filter((scope) => asked.includes(scope)),
  }
}

async function register(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { world, mood, invitations, received } = parts
  const token = (request.headers.authorization ?? '').replace(/^Bearer /i, '')
  const body = findJsonObject(request) ?? {}
  const seed = findToolSeed(body)
  const keep = (status: number) =>
    received.registrations.push({
      at: new Date(),
      method: 'POST',
      url: request.url,
      headers: request.headers,
      body,
      status,
    })
  if (!invitations.spend(token)) {
    keep(401)
    return sendAnswer(reply, mood.registration.refuseToken(invitations.isSpent(token)))
  }
  if (!seed) {
    keep(400)
    return reply.code(400).type('text/html; charset=utf-8').send('invalid_client_metadata')
  }
  const tool = world.addTool(seed)
  if (mood.registration.needsActivation) Object.assign(tool, { state: 'pending', inChooser: false })
  keep(200)
  return reply.type('application/json; charset=utf-8').send(mood.registration.writeRegistration(body, tool))
}

/** Dynamic Registration 1.0: the configuration document and the registration endpoint. */
export function serveRegistration(parts: Parts) {
  const { app, mood, site } = parts
  for (const url of [mood.paths.configuration, '/.well-known/openid-configuration']) {
    app.get(url, { config: { endpoint: 'configuration' } }, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(mood.registration.writeConfiguration(site)),
    )
  }
  app.post(mood.paths.registration, { config: { endpoint: 'registration' } }, (request, reply) =>
    register(parts, request, reply),
  )
}
