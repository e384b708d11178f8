import { request, type Agent, type IncomingMessage } from 'node:http'
import { clientId, deployment } from './launches.ts'

/** Everything that a launch post needs. */
export interface Ready {
  readonly state: string
  readonly cookie: string
  readonly token: string
}

/** Begins a login at top level and reads what the redirect to the platform carries. */
export async function beginLogin(
  tool: string,
  issuer: string,
  agent: Agent,
): Promise<{ state: string; nonce: string; cookie: string }> {
  const question = new URLSearchParams({
    iss: issuer,
    client_id: clientId,
    login_hint: '1',
    target_link_uri: `${tool}/lti/launch`,
    lti_deployment_id: deployment,
  })
  const headers = { 'sec-fetch-dest': 'document' }
  const response = await send({ url: `${tool}/lti/login?${question}`, method: 'GET', agent, headers })
  const { searchParams } = new URL(response.headers.location ?? '')
  const cookie = (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
  return { state: searchParams.get('state') ?? '', nonce: searchParams.get('nonce') ?? '', cookie }
}

/** Posts the signed message; anything but the way in ends the measurement. */
export async function postLaunch(tool: string, { state, cookie, token }: Ready, agent: Agent): Promise<void> {
  const body = new URLSearchParams({ state, id_token: token }).toString()
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
  const { statusCode, headers: answered } = await send({
    url: `${tool}/lti/launch`,
    method: 'POST',
    agent,
    headers,
    body,
  })
  if (statusCode !== 303 || !answered.location?.includes('#code='))
    throw new Error(`The launch answered ${statusCode}.`)
}

interface Sent {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly agent: Agent
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

function send({ url, body, ...options }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      response.resume()
      response.on('end', () => resolve(response))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
