import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { protect } from '../pages/page.ts'
import { listEarlyFrames } from '../platforms/platforms.ts'
import { checkClaims } from './claims.ts'
import type { Door } from './door.ts'
import { enter } from './enter.ts'
import { fieldsOf, type Fields } from './fields.ts'
import { sendProofPage } from './launch-page.ts'
import { findLogin, type LoginWithPlatform } from './logins.ts'
import { readMessage } from './message.ts'
import { findProofCookie, matches, spentProofCookie } from './proof.ts'
import { cut, TurnedAway } from './refusals.ts'
import { readSignedClaims } from './signature.ts'
import { forPeople, unreadForPeople, type Case } from './turn-away.ts'

interface Launch {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly about: Case
}

/** Where the LMS posts its signed message (LTI security 5.1.1.3). GET is somebody who followed the bare address. */
export function addLaunch(app: FastifyInstance, door: Door): void {
  app.post(
    '/lti/launch',
    unreadForPeople,
    forPeople((request, reply, about) => launch(door, { request, reply, about })),
  )
  app.get(
    '/lti/launch',
    forPeople(async (request) => {
      throw fieldsOf(request)['error'] ? platformError(fieldsOf(request)) : new TurnedAway('opened_directly')
    }),
  )
}

async function launch(door: Door, { request, reply, about }: Launch): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  if (fields['error']) throw platformError(fields)
  const { state, id_token: token } = fields
  if (!state) throw new TurnedAway('state_missing')
  if (!token) throw new TurnedAway('token_missing')
  const login = await readLogin(door, state, about)
  if (!isProven(request, { proof: fields['proof'], home: door.home, state, login })) {
    if (fields['again']) throw new TurnedAway('proof_missing')
    return sendProofPage(request, reply, { state, token, login })
  }
  about.retry = { state, id_token: token, proof: fields['proof'], again: '1' }
  const claims = await readSignedClaims(token, { jwksUrl: login.jwks_url, keysets: door.keysets }, about)
  const expected = { issuer: login.issuer, clientId: login.client_id, nonceHash: login.nonce_hash }
  checkClaims(claims, expected, door.now() / 1000)
  const message = readMessage(claims)
  about.deployment = cut(message.deploymentId)
  const { address, frames } = await enter(door, { login, message, log: request.log })
  reply.header('set-cookie', spentProofCookie(state))
  return protect(reply, frames).redirect(address, 303)
}

async function readLogin(door: Door, state: string, about: Case): Promise<LoginWithPlatform> {
  const login = await door.database.read((db) => findLogin(db, state))
  if (!login) throw new TurnedAway('state_unknown')
  about.platform = login.issuer
  about.frames = listEarlyFrames(login)
  if (login.expires_at <= door.now()) throw new TurnedAway('state_expired')
  if (!login.active) throw new TurnedAway('platform_inactive')
  return login
}

/**
 * Whether this browser is the one that began the login: it sends the cookie, or our own page, having found the proof
 * elsewhere, posts it. From another site a posted proof counts for nothing: whoever posts it may have made it.
 */
function isProven(
  request: FastifyRequest,
  { proof, home, state, login }: { proof: string | undefined; home: string; state: string; login: LoginWithPlatform },
): boolean {
  if (matches(findProofCookie(request.headers.cookie, state), login.proof_hash)) return true
  return isFromOurPage(request, home) && matches(proof, login.proof_hash)
}

function isFromOurPage({ headers }: FastifyRequest, home: string): boolean {
  if (headers['sec-fetch-site']) return headers['sec-fetch-site'] === 'same-origin'
  return headers.origin === new URL(home).origin
}

/** Errors have names of their own (OIDC core 3.1.2.6); anything else that stands there is not repeated. */
const platformError = ({ error = '' }: Fields): TurnedAway =>
  new TurnedAway('platform_error', /^[a-z_]{1,60}$/.test(error) ? error : 'of another kind')
