import type { FastifyReply, FastifyRequest } from 'fastify'
import { helpdeskFacts } from '../pages/helpdesk.ts'
import { hiddenFields, html, trusted } from '../pages/html.ts'
import { scripts, sendPage } from '../pages/page.ts'
import { chooseLanguage, textsIn } from '../pages/texts.ts'
import { listEarlyFrames } from '../platforms/platforms.ts'
import type { PlatformRow } from '../tables.ts'
import type { Door } from './door.ts'
import type { Fields } from './fields.ts'
import { storageKeyOf, type LoginSecrets } from './proof.ts'

interface Login {
  readonly door: Door
  readonly platform: PlatformRow
  readonly fields: Fields
  readonly secrets: LoginSecrets
  readonly authorize: string
}

/** What a login is begun with; the picker of a new window begins it again with the same. */
const initiation = [
  'iss',
  'client_id',
  'login_hint',
  'lti_message_hint',
  'target_link_uri',
  'lti_deployment_id',
  'deployment_id',
]

/**
 * The page that stands in the frame for a moment: it keeps the proof wherever this browser lets it, and goes on. Where
 * nothing works it offers a window of its own; here and not later, because an LMS drops its message hint once it was asked.
 */
export function sendLoginPage(request: FastifyRequest, reply: FastifyReply, login: Login): FastifyReply {
  const { door, platform, fields, secrets, authorize } = login
  const language = chooseLanguage(request.headers['accept-language'])
  const { ownWindow } = textsIn(language)
  const again = hiddenFields(Object.fromEntries(initiation.map((name) => [name, fields[name]])))
  return sendPage(reply, 200, {
    language,
    title: ownWindow.title,
    content: html`<h1>${ownWindow.title}</h1>
      <p>${ownWindow.why}</p>
      <form method="post" action="/lti/login" class="row">
        ${again} <button class="button primary" formtarget="_blank">${windowIcon}${ownWindow.open}</button
        ><button class="button quiet">${ownWindow.again}</button>
      </form>
      <p class="small muted">${ownWindow.held}</p>
      ${helpdeskFacts(language, request.id)}`,
    script: scripts.login,
    data: {
      home: door.home,
      authorize,
      key: storageKeyOf(secrets.state),
      proof: secrets.proof,
      state: secrets.state,
      target: fields['lti_storage_target'] ?? '',
      origin: new URL(platform.authorize_url).origin,
    },
    framed: true,
    frames: listEarlyFrames(platform),
    leadsTo: [new URL(platform.authorize_url).origin],
  })
}

const windowIcon = trusted(
  '<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6h5"/></svg>',
)
