import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { warningsAtMost } from '../../server/log.ts'
import { html } from '../pages/html.ts'
import { scripts, sendPage } from '../pages/page.ts'
import { chooseLanguage, textsIn } from '../pages/texts.ts'
import { findText, messageTypes } from '../oidc/claims.ts'
import type { Door } from '../oidc/door.ts'
import { fieldsOf } from '../oidc/fields.ts'
import { TurnedAway } from '../oidc/refusals.ts'
import { forPeople, type Case } from '../oidc/turn-away.ts'
import { saveDeployment } from '../platforms/deployments.ts'
import { draftPlatform, listEarlyFrames, savePlatform } from '../platforms/platforms.ts'
import type { PlatformRow } from '../tables.ts'
import { callForJson, fetchConfiguration, toObject, type Json, type PlatformConfiguration } from './configuration.ts'
import { returnInvitation, takeInvitation } from './invitations.ts'
import { everyScope } from './scopes.ts'

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

/**
 * `GET /lti/register/<invitation>`: the LMS opens it for its administrator, with its configuration's address and a token
 * of its own (LTI dynamic registration). The invitation is in the path because LMSs write their own query.
 */
export function addRegistration(app: FastifyInstance, door: Door): void {
  // The address holds a secret, so it stays out of the log of requests.
  const options = { logLevel: warningsAtMost(app.log) }
  const handler = forPeople((request, reply, about) => register(door, { request, reply, about }))
  app.get('/lti/register', options, handler)
  app.get('/lti/register/:invitation', options, handler)
}

async function register(
  door: Door,
  { request, reply, about }: { request: FastifyRequest; reply: FastifyReply; about: Case },
): Promise<FastifyReply> {
  const { invitation } = request.params as { invitation?: string }
  if (!invitation) throw new TurnedAway('invitation_missing')
  const taken = await door.database.write((db) => takeInvitation(db, invitation, door.now()))
  if (!taken) throw new TurnedAway('invitation_unknown')
  const { openid_configuration: address, registration_token: token } = fieldsOf(request)
  try {
    const configuration = await fetchConfiguration(door.outgoing, { address, token })
    about.platform = configuration.issuer
    const platform = await connect(door, configuration, token)
    return sendConnected(request, reply, { platform, configuration })
  } catch (error) {
    await door.database.write((db) => returnInvitation(db, invitation))
    throw error
  }
}

async function connect(
  door: Door,
  configuration: PlatformConfiguration,
  token: string | undefined,
): Promise<PlatformRow> {
  const answer = await callForJson(
    door.outgoing,
    {
      method: 'POST',
      url: configuration.registrationUrl,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(describeTool(door.home, configuration)),
    },
    'registration_failed',
  )
  const clientId = findText(answer['client_id'])
  if (!clientId) throw new TurnedAway('registration_wrong')
  const platform = draftPlatform({ ...configuration, clientId }, door.now())
  await door.ltijs.makeKeys(platform)
  const deploymentId = findText(toObject(answer[toolConfiguration])['deployment_id'])
  await door.database.write(async (db) => {
    await savePlatform(db, platform)
    if (deploymentId) await saveDeployment(db, { platform, deploymentId, status: 'approved' }, door.now())
  })
  return platform
}

/** What we are, and what we ask for (LTI dynamic registration, 3.5 and 3.6). */
function describeTool(home: string, configuration: PlatformConfiguration): Json {
  const target = `${home}/lti/launch`
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${home}/lti/login`,
    redirect_uris: [target],
    client_name: 'Tertulia',
    client_uri: home,
    jwks_uri: `${home}/lti/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: everyScope.join(' '),
    [toolConfiguration]: {
      domain: new URL(home).host,
      target_link_uri: target,
      description: 'Conversations and practice for the people of a course.',
      // Where a course or a link was copied from. Moodle cuts values at "=", so there is none in them.
      custom_parameters: { context_history: '$Context.id.history', link_history: '$ResourceLink.id.history' },
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'picture', 'locale'],
      messages: [
        describeMessage('link', { target, label: 'Tertulia' }, configuration),
        describeMessage('placing', { target, label: 'Tertulia' }, configuration),
      ],
    },
  }
}

function describeMessage(
  kind: keyof typeof messageTypes,
  { target, label }: { target: string; label: string },
  { make, placements }: PlatformConfiguration,
): Json {
  const type = messageTypes[kind]
  const offered = placements.get(type)
  const wanted = make.placements[kind].filter((placement) => !offered || offered.includes(placement))
  return { type, target_link_uri: target, label, ...(wanted.length > 0 ? { placements: wanted } : {}) }
}

function sendConnected(
  request: FastifyRequest,
  reply: FastifyReply,
  { platform, configuration }: { platform: PlatformRow; configuration: PlatformConfiguration },
): FastifyReply {
  const language = chooseLanguage(request.headers['accept-language'])
  const { connected } = textsIn(language)
  request.log.warn({ code: 'platform_connected', platform: platform.issuer }, 'an LMS was connected by invitation')
  return sendPage(reply, 200, {
    language,
    title: connected.title,
    content: html`<h1>${connected.title}</h1>
      <p>${connected.text}</p>
      ${configuration.make.waitsForActivation ? html`<p>${connected.activate}</p>` : ''}`,
    script: scripts.registered,
    framed: true,
    frames: listEarlyFrames(platform),
  })
}
