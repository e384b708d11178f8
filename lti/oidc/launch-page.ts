import type { FastifyReply, FastifyRequest } from 'fastify'
import { hiddenFields, html } from '../pages/html.ts'
import { scripts, sendPage } from '../pages/page.ts'
import { chooseLanguage, textsIn } from '../pages/texts.ts'
import { listEarlyFrames } from '../platforms/platforms.ts'
import type { LoginWithPlatform } from './logins.ts'
import { storageKeyOf } from './proof.ts'
import { isFramed } from './turn-away.ts'

/** The page of a launch that came without its cookie: it looks where else the proof may lie, and posts once more. */
export function sendProofPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { state, token, login }: { state: string; token: string; login: LoginWithPlatform },
): FastifyReply {
  const language = chooseLanguage(request.headers['accept-language'])
  const { opening, goOn } = textsIn(language)
  return sendPage(reply, 200, {
    language,
    title: opening,
    content: html`<form method="post" action="/lti/launch">
      ${hiddenFields({ id_token: token, state, proof: '', again: '1' })}<button class="button">${goOn}</button>
    </form>`,
    script: scripts.launch,
    data: {
      key: storageKeyOf(state),
      target: login.storage_target ?? '',
      origin: new URL(login.authorize_url).origin,
    },
    framed: isFramed(request),
    frames: listEarlyFrames(login),
    postsHome: true,
  })
}
