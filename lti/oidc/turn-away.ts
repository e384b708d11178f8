import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../plugins/api/refusal.ts'
import { helpdeskFacts } from '../pages/helpdesk.ts'
import { hiddenFields, html, type Html } from '../pages/html.ts'
import { scripts, sendPage, type Page } from '../pages/page.ts'
import { chooseLanguage, textsIn, withNumber, type Language } from '../pages/texts.ts'
import { cut, TurnedAway, type Trail, type TurnedAwayCode } from './refusals.ts'

/** What is known of a request while it is dealt with, for the log and for the page of a refusal. */
export interface Case extends Trail {
  frames?: readonly string[]
  /** Fields of a launch that may be posted again, when the platform could not be asked. */
  retry?: Readonly<Record<string, string | undefined>>
}

type Handler = (request: FastifyRequest, reply: FastifyReply, about: Case) => Promise<FastifyReply>

/** Wraps a route for people: whatever goes wrong becomes one line in the log and one plain page. */
export const forPeople = (handle: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
  const about: Case = {}
  try {
    return await handle(request, reply, about)
  } catch (error) {
    return turnAway(request, reply, { about, refusal: toRefusal(error) })
  }
}

/** For what cannot even be read as a form: the same line and the same page, and not the JSON that programs get. */
export const unreadForPeople = {
  errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    turnAway(request, reply, { about: {}, refusal: toRefusal(error) }),
}

const unread: Readonly<Record<string, TurnedAwayCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'form_missing',
  FST_ERR_CTP_INVALID_JSON_BODY: 'form_missing',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'form_missing',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'form_missing',
  FST_ERR_CTP_BODY_TOO_LARGE: 'form_too_large',
}

function toRefusal(error: unknown): TurnedAway {
  if (error instanceof TurnedAway) return error
  const code = error instanceof Error && 'code' in error ? unread[String(error.code)] : undefined
  if (code) return new TurnedAway(code)
  const isUnavailable = error instanceof Refusal && error.status === 503
  return new TurnedAway(isUnavailable ? 'unavailable' : 'unexpected', undefined, { cause: error })
}

function turnAway(
  request: FastifyRequest,
  reply: FastifyReply,
  { about, refusal }: { about: Case; refusal: TurnedAway },
): FastifyReply {
  const { platform, kid, deployment } = about
  const line = { code: refusal.code, platform, kid, deployment, detail: refusal.detail }
  const cause = refusal.cause instanceof Error ? { cause: cut(refusal.cause.message) } : {}
  if (refusal.status >= 500 && refusal.code === 'unexpected')
    request.log.error({ ...line, err: refusal.cause }, 'turned away')
  else request.log.warn({ ...line, ...cause }, 'turned away')
  return sendPage(reply, refusal.status, tell(request, { about, refusal }))
}

function tell(request: FastifyRequest, { about, refusal }: { about: Case; refusal: TurnedAway }): Page {
  const language = chooseLanguage(request.headers['accept-language'])
  const [title, ...paragraphs] = textsIn(language).stories[refusal.story]
  const retry = refusal.story === 'keys_unavailable' ? about.retry : undefined
  return {
    language,
    title,
    content: html`<h1>${title}</h1>
      ${paragraphs.map((text) => html`<p>${text}</p>`)}${retry ? retryForm(language, retry) : ''}${helpdeskFacts(language, request.id, withNumber.has(refusal.story))}`,
    ...(retry ? { script: scripts.retry, postsHome: true } : {}),
    framed: isFramed(request),
    // Whoever sent the person here has to be able to show them why they are not let in; there is nothing to press.
    frames: about.frames ?? ['*'],
  }
}

const retryForm = (language: Language, fields: NonNullable<Case['retry']>): Html =>
  html`<form method="post" action="/lti/launch">
    ${hiddenFields(fields)}<button class="button">${textsIn(language).ownWindow.again}</button>
  </form>`

/** Whether the page will lie in a frame. Browsers too old to say so are treated as if it did. */
export const isFramed = (request: FastifyRequest): boolean => request.headers['sec-fetch-dest'] !== 'document'
