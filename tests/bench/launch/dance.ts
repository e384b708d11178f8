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
  const response = await send({ url: `${tool}/lti/login?${question}`, agent, headers })
  const { searchParams } = new URL(response.headers.location ?? '')
  const cookie = (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
  return { state: searchParams.get('state') ?? '', nonce: searchParams.get('nonce') ?? '', cookie }
}

/** The bytes of the post that brings the signed message, as a browser sends it. */
export function writeLaunch(tool: string, { state, cookie, token }: Ready): Buffer {
  const body = new URLSearchParams({ state, id_token: token }).toString()
  const head = [
    'POST /lti/launch HTTP/1.1',
    `Host: ${new URL(tool).host}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

interface Sent {
  readonly url: string
  readonly agent: Agent
  readonly headers: Readonly<Record<string, string>>
}

function send({ url, ...options }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      response.resume()
      response.on('end', () => resolve(response))
    })
    asked.on('error', reject)
    asked.end()
  })
}
