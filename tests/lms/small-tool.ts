import fastify from 'fastify'
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { PracticeLms, Tool } from '../support/practice-lms/index.ts'

const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/'
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/'

/** The least an honest tool does, to try the practice LMS with. Only for its own tests. */
export async function startSmallTool(lms: PracticeLms) {
  const app = fastify({ forceCloseConnections: true })
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const platformKeys = createRemoteJWKSet(new URL(lms.endpoints.jwksUrl))
  /** Everything that came to the login and launch addresses, newest last. */
  const seen = {
    logins: [] as Record<string, string>[],
    posts: [] as Record<string, string>[],
    launches: [] as JWTPayload[],
  }
  const site = { url: '', itemsToSelect: [] as unknown[], page: 'The tool is open.' }

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  const formOf = (body: unknown) => Object.fromEntries(new URLSearchParams(String(body)))

  app.get('/jwks', async () => ({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'small', alg: 'RS256', use: 'sig' }],
  }))

  app.post('/login', (request, reply) => {
    const form = formOf(request.body)
    seen.logins.push(form)
    const url = new URL(lms.endpoints.authorizeUrl)
    const { client_id = '', login_hint = '', lti_message_hint = '' } = form
    const fixed = { scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' }
    const own = { redirect_uri: `${site.url}/launch`, state: randomUUID(), nonce: randomUUID() }
    url.search = new URLSearchParams({ ...fixed, ...own, client_id, login_hint, lti_message_hint }).toString()
    return reply.redirect(url.href)
  })

  app.post('/launch', async (request, reply) => {
    const form = formOf(request.body)
    seen.posts.push(form)
    reply.type('text/html')
    if (form['error']) return reply.code(400).send(`refused: ${form['error']}`)
    const { payload } = await jwtVerify(form['id_token'] ?? '', platformKeys, { issuer: lms.issuer })
    seen.launches.push(payload)
    const settings = payload[`${DEEP_LINKING}deep_linking_settings`]
    if (typeof settings !== 'object' || settings === null) return reply.send(site.page)
    const answer = await writeSelection(payload, settings as Record<string, string>)
    return reply.send(
      `<form method="post" action="${answer.url}"><input type="hidden" name="JWT" value="${answer.jwt}" /><button>Place it</button></form>`,
    )
  })

  async function writeSelection(payload: JWTPayload, settings: Record<string, string>) {
    const claims = {
      [`${CLAIM}message_type`]: 'LtiDeepLinkingResponse',
      [`${CLAIM}version`]: '1.3.0',
      [`${CLAIM}deployment_id`]: payload[`${CLAIM}deployment_id`],
      [`${DEEP_LINKING}content_items`]: site.itemsToSelect,
      ...(settings['data'] ? { [`${DEEP_LINKING}data`]: settings['data'] } : {}),
      nonce: randomUUID(),
    }
    return {
      url: settings['deep_link_return_url'] ?? '',
      jwt: await sign(claims, { issuer: String(payload.aud), audience: lms.issuer }),
    }
  }

  const sign = (claims: JWTPayload, { issuer, audience }: { issuer: string; audience: string }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'small' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey)

  app.get('/register', async (request, reply) => {
    const asked = new URL(request.url, 'http://tool').searchParams
    await registerAt(asked.get('openid_configuration') ?? '', asked.get('registration_token') ?? '')
    return reply
      .type('text/html')
      .send(`<button onclick="parent.postMessage({ subject: 'org.imsglobal.lti.close' }, '*')">Finish</button>`)
  })

  /** The body of a registration, as in the recorded one. */
  const writeRegistration = (sample: Record<string, unknown>) =>
    JSON.parse(JSON.stringify(sample).replaceAll('https://tool.test:3443', site.url)) as Record<string, unknown> // a copy of the same shape

  async function registerAt(configurationUrl: string, token: string) {
    const configuration = (await (await fetch(configurationUrl)).json()) as { registration_endpoint: string } // checked against the recording elsewhere
    return fetch(configuration.registration_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        client_name: 'Small tool',
        initiate_login_uri: `${site.url}/login`,
        redirect_uris: [`${site.url}/launch`],
        jwks_uri: `${site.url}/jwks`,
        scope: '',
        'https://purl.imsglobal.org/spec/lti-tool-configuration': {
          messages: [{ type: 'LtiDeepLinkingRequest' }],
          target_link_uri: `${site.url}/launch`,
          claims: ['name'],
        },
      }),
    })
  }

  /** A token of the platform for this tool. */
  async function askToken(tool: Tool, scope: string, headers: Record<string, string> = {}) {
    const { tokenUrl } = lms.endpoints
    const assertion = await sign(
      { sub: tool.clientId, jti: randomUUID() },
      { issuer: tool.clientId, audience: tokenUrl },
    )
    return fetch(tokenUrl, {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope,
      }),
    })
  }

  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo // a TCP server has no other kind of address
  // The other site: the LMS is on 127.0.0.1.
  site.url = `http://localhost:${port}`
  const seed = {
    name: 'Small tool',
    loginUrl: `${site.url}/login`,
    redirectUris: [`${site.url}/launch`],
    jwksUrl: `${site.url}/jwks`,
    deepLinkUrl: `${site.url}/launch`,
  }
  return { site, seed, seen, askToken, registerAt, writeRegistration, sign, close: () => app.close() }
}

export type SmallTool = Awaited<ReturnType<typeof startSmallTool>>
