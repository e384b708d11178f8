import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { refuse, type RefusalCode } from '../../errors.ts'
import { bearerOf } from '../../operations/http.ts'
import { compileInput } from '../../operations/schemas.ts'
import { Connection } from '../delivery/connection.ts'
import { isShort, WhisperPace } from './client-messages.ts'
import { closeCodes, Poll, WhisperPost } from '../contract.ts'
import type { Listeners } from '../listeners.ts'
import type { LiveParts } from '../live.ts'
import { PolledWire } from './polled-wire.ts'

interface Parts extends Pick<LiveParts, 'enter'> {
  readonly listeners: Listeners
}

/** Shorter than any proxy lets a request wait: the least patient cut what is silent for 20 s. In ms. */
const longest = 15_000

const validate = compileInput(Poll)
const validateWhisper = compileInput(WhisperPost)

/** Paces that are kept at a time: who is forgotten begins anew, and is none the worse for it. */
const mostPaces = 10_000

/**
 * Adds `POST /live/poll`: the same messages for pages whose sockets somebody in between does not let through. Each poll says
 * where the page is, as a hello does, and is answered when there is something after it; nothing is kept between two, so it
 * does not matter which node they reach.
 */
export function mountPolling(app: FastifyInstance, { listeners, enter }: Parts): void {
  app.post('/live/poll', { logLevel: 'warn' }, async (request, reply) => {
    const token = bearerOf(request)
    validate(request.body)
    // Checked on the line before.
    const { activity, since, patient } = request.body as Static<typeof Poll>
    const wire = new PolledWire({ patient, longest })
    const connection = new Connection(wire, token, await enter(token, activity))
    reply.raw.once('close', () => wire.cut())
    listeners.admit(connection, since)
    const polled = await wire.answer
    listeners.remove(connection)
    if ('closed' in polled) throw refuse(refusalsOf[polled.closed] ?? 'unavailable')
    return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(polled.text)
  })
}

/** Adds `POST /live/whisper`: what a page says that is true only now, where no socket carries it. Too much of it is dropped. */
export function mountWhispering(app: FastifyInstance, { listeners, enter }: Parts): void {
  const paces = new Map<string, WhisperPace>()
  app.post('/live/whisper', { logLevel: 'warn' }, async (request, reply) => {
    const token = bearerOf(request)
    validateWhisper(request.body)
    // Checked on the line before.
    const { activity, whisper } = request.body as Static<typeof WhisperPost>
    const visit = await enter(token, activity)
    if (paces.size >= mostPaces) paces.clear()
    const pace = paces.get(token) ?? new WhisperPace()
    paces.set(token, pace)
    if (isShort({ whisper }, JSON.stringify(whisper)) && pace.allows()) listeners.passOn({ visit }, whisper)
    return reply.header('cache-control', 'no-store').send({})
  })
}

const refusalsOf: Readonly<Partial<Record<number, RefusalCode>>> = {
  [closeCodes.notSignedIn]: 'not_signed_in',
  [closeCodes.notAllowed]: 'not_allowed',
  [closeCodes.notFound]: 'not_found',
}
