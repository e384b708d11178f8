import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../plugins/api/refusal.ts'
import { refuse } from './errors.ts'

export function mountErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler(replyWithError)
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refuse('not_found')))
}

/** Every error leaves as `{ error: { code, message, path?, reference } }`; the log has the same reference. */
export function replyWithError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = toRefusal(error)
  if (refusal) return sendRefusal(request, reply, refusal)
  request.log.error({ err: error }, 'An operation failed.')
  const message = 'Something went wrong here. Nothing of this was kept; what was kept before is safe.'
  return reply.code(500).send({ error: { code: 'failed', message, reference: request.id } })
}

/** Fastify refuses some requests itself, before any of our code; they leave in the same words. */
function toRefusal(error: FastifyError | Error): Refusal | undefined {
  if (error instanceof Refusal) return error
  const code = 'code' in error ? error.code : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('too_large')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return refuse('not_json')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('not_json')
  const status = 'statusCode' in error ? error.statusCode : undefined
  return status !== undefined && status >= 400 && status < 500 ? refuse('invalid_input') : undefined
}

function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, status, message, path, cause }: Refusal,
): FastifyReply {
  request.log.info({ refused: code, path, ...(cause === undefined ? {} : { err: cause }) }, 'Refused.')
  return reply
    .code(status)
    .send({ error: { code, message, ...(path === undefined ? {} : { path }), reference: request.id } })
}
