import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'

/** What the server under measure answers. */
export type LaunchServer = {
  /** Connects the platform and answers the tool's address. */
  listen(platform: { issuer: string }): Promise<string>
  cpu(): number
}

/** What the bare side answers: the CPU-seconds that verifying these tokens took. */
export type Verifier = {
  verify(work: { tokens: readonly string[]; publicKey: string; audience: string }): Promise<number>
}

export const clientId = 'bench'
export const deployment = '1'
export const people = 200

/** A platform with one key: it signs, and serves its JWKS on loopback. */
export interface Signer {
  readonly issuer: string
  readonly publicKey: string
  sign(nonce: string, person: number, target: string): Promise<string>
  close(): void
}

export async function openSigner(): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwks = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'RS256', use: 'sig' }],
  })
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(jwks))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (nonce, person, target) =>
      new SignJWT({ nonce, ...claimsOf(person, target) })
        .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(String(person))
        .setIssuedAt()
        .setExpirationTime('10m')
        .setJti(randomUUID())
        .sign(privateKey),
    close: () => void server.close(),
  }
}

/** As long as what a Moodle sends for a learner. */
const claimsOf = (person: number, target: string) => ({
  name: `Person ${person}`,
  given_name: 'Person',
  family_name: String(person),
  email: `person${person}@lms.example`,
  'https://purl.imsglobal.org/spec/lti/claim/version': '1.3.0',
  'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest',
  'https://purl.imsglobal.org/spec/lti/claim/deployment_id': deployment,
  'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': target,
  'https://purl.imsglobal.org/spec/lti/claim/roles': ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  'https://purl.imsglobal.org/spec/lti/claim/context': {
    id: '2',
    label: 'FSV',
    title: 'First service visits',
    type: ['CourseSection'],
  },
  'https://purl.imsglobal.org/spec/lti/claim/resource_link': { id: '7', title: 'First visits' },
  'https://purl.imsglobal.org/spec/lti/claim/tool_platform': {
    guid: 'lms.example',
    family_code: 'moodle',
    version: '2024100706',
  },
  'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale: 'en', document_target: 'iframe' },
})
