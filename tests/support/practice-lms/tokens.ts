import type { FastifyReply, FastifyRequest } from 'fastify'
import { decodeJwt, jwtVerify } from 'jose'
import { randomBytes } from 'node:crypto'
import { Refused, sendAnswer } from './answers.ts'
import { readForm } from './bodies.ts'
import type { Parts } from './parts.ts'
import type { Tool } from './tools.ts'

interface Issued {
  tool: Tool
  scopes: string[]
  expiresAt: number
}

/** Access tokens in circulation. */
export class Tokens {
  /** Seconds a new token lives; tests shorten it. */
  lifetime = 3600
  private readonly issued = new Map<string, Issued>()
  private readonly seenAssertions = new Set<string>()

  issue(tool: Tool, scopes: string[]): string {
    const token = randomBytes(16).toString('hex')
    this.issued.set(token, { tool, scopes, expiresAt: Date.now() + this.lifetime * 1000 })
    return token
  }

  /** Makes every token worthless at once, as a restart of an LMS may. */
  revokeAll() {
    this.issued.clear()
  }

  find(request: FastifyRequest): Issued | undefined {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ')
    const found = scheme?.toLowerCase() === 'bearer' && token ? this.issued.get(token) : undefined
    return found && found.expiresAt > Date.now() ? found : undefined
  }

  /** Whether an assertion's id comes for the first time. */
  isNew(jti: string | undefined) {
    if (jti === undefined || this.seenAssertions.has(jti)) return false
    this.seenAssertions.add(jti)
    return true
  }
}

/** The tool behind a request, when its token is good and has one of the scopes; else 401. */
export function readCaller({ tokens, mood }: Parts, request: FastifyRequest, scopes: string[]): Tool {
  const issued = tokens.find(request)
  if (!issued || !scopes.some((scope) => issued.scopes.includes(scope))) {
    throw new Refused(mood.services.refuse(request, 401, 'Unauthorized'))
  }
  return issued.tool
}

function fail({ mood }: Parts, error: string): never {
  throw new Refused({ status: 400, type: mood.tokens.contentType, body: { error } })
}

/** Checks the client assertion (RFC 7523) against the tool's own key set, which is fetched from the tool. */
async function readClient(parts: Parts, assertion: string): Promise<Tool> {
  const { world, site, mood, tokens } = parts
  try {
    const tool = world.tools.find((one) => one.clientId === decodeJwt(assertion).iss && one.state === 'active')
    if (!tool) return fail(parts, 'invalid_client')
    const { payload } = await jwtVerify(assertion, tool.keys, {
      algorithms: ['RS256'],
      issuer: tool.clientId,
      subject: tool.clientId,
      audience: [site.url + mood.paths.token, site.issuer],
      requiredClaims: ['exp', 'iat'],
      clockTolerance: 60,
    })
    if (mood.tokens.refusesReplay && !tokens.isNew(payload.jti)) fail(parts, 'invalid_client')
    return tool
  } catch (error) {
    if (error instanceof Refused) throw error
    return fail(parts, 'invalid_client')
  }
}

async function giveToken(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const form = readForm(request)
  if (form['grant_type'] !== 'client_credentials') fail(parts, 'unsupported_grant_type')
  if (!form['client_assertion'] || !form['scope']) fail(parts, 'invalid_request')
  const tool = await readClient(parts, form['client_assertion'])
  const scopes = form['scope'].split(' ').filter((scope) => tool.scopes.includes(scope))
  if (scopes.length === 0) fail(parts, 'invalid_scope')
  const { tokens, mood } = parts
  return sendAnswer(reply, {
    status: 200,
    type: mood.tokens.contentType,
    body: {
      access_token: tokens.issue(tool, scopes),
      token_type: 'Bearer',
      expires_in: tokens.lifetime,
      scope: scopes.join(' '),
    },
  })
}

/** The token endpoint, and the rule that a nameless client is turned away where the mood has it. */
export function serveTokens(parts: Parts) {
  const { app, mood } = parts
  app.addHook('onRequest', async (request) => {
    const { endpoint } = request.routeOptions.config
    const fromTool = endpoint !== undefined && endpoint !== 'authorize' && endpoint !== 'deepLinkReturn'
    if (mood.tokens.needsUserAgent && fromTool && !request.headers['user-agent']) {
      throw new Refused({ status: 403, type: 'text/html; charset=utf-8', body: 'User-Agent required' })
    }
  })
  app.post(mood.paths.token, { config: { endpoint: 'token' } }, (request, reply) => giveToken(parts, request, reply))
}
