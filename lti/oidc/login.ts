import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listEarlyFrames, findPlatform, listPlatformsOf } from '../platforms/platforms.ts'
import { protect } from '../pages/page.ts'
import type { LtiDb, PlatformRow } from '../tables.ts'
import type { Door } from './door.ts'
import { fieldsOf, type Fields } from './fields.ts'
import { saveLogin } from './logins.ts'
import { makeLoginSecrets, proofCookie, type LoginSecrets } from './proof.ts'
import { sendLoginPage } from './login-page.ts'
import { cut, TurnedAway } from './refusals.ts'
import { forPeople, isFramed, unreadForPeople, type Case } from './turn-away.ts'

/** The start of every launch: the LMS sends the browser here (OIDC third-party initiated login; LTI security 5.1.1). */
export function addLogin(app: FastifyInstance, door: Door): void {
  const handler = forPeople((request, reply, about) => startLogin(door, { request, reply, about }))
  app.route({ method: ['GET', 'POST'], url: '/lti/login', ...unreadForPeople, handler })
}

async function startLogin(
  door: Door,
  { request, reply, about }: { request: FastifyRequest; reply: FastifyReply; about: Case },
): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  if (fields['iss']) about.platform = cut(fields['iss'])
  const platform = await door.database.read((db) => readLoginPlatform(db, fields))
  about.frames = listEarlyFrames(platform)
  if (!platform.active) throw new TurnedAway('platform_inactive')
  if (!fields['login_hint']) throw new TurnedAway('login_hint_missing')
  const secrets = makeLoginSecrets(door.now())
  const login = { platform: platform.id, secrets, target: fields['lti_storage_target'] }
  await door.database.write((db) => saveLogin(db, login, door.now()))
  reply.header('set-cookie', proofCookie(secrets))
  const authorize = authorizeUrl(platform, { fields, secrets, home: door.home })
  if (isFramed(request)) return sendLoginPage(request, reply, { door, platform, fields, secrets, authorize })
  return protect(reply, about.frames).redirect(authorize, 302)
}

/** Two schools may share an issuer; then the client id has to tell which of them it is. */
async function readLoginPlatform(db: LtiDb, { iss, client_id: clientId }: Fields): Promise<PlatformRow> {
  if (!iss) throw new TurnedAway('issuer_missing')
  const found = clientId ? [await findPlatform(db, iss, clientId)] : await listPlatformsOf(db, iss)
  if (found.length > 1) throw new TurnedAway('platform_ambiguous')
  const [platform] = found
  if (!platform) throw new TurnedAway('platform_unknown')
  return platform
}

function authorizeUrl(
  platform: PlatformRow,
  { fields, secrets, home }: { fields: Fields; secrets: LoginSecrets; home: string },
): string {
  const url = new URL(platform.authorize_url)
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.client_id,
    redirect_uri: `${home}/lti/launch`,
    login_hint: fields['login_hint'],
    lti_message_hint: fields['lti_message_hint'],
    state: secrets.state,
    nonce: secrets.nonce,
  }
  for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value)
  return url.href
}
