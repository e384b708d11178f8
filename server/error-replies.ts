import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../plugins/api/refusal.ts'
import { refuse } from './errors.ts'
import type { RefusedError } from './live/contract.ts'

export function mountErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler(replyWithError)
  app.setNotFoundHandler((request, reply) => replyWithError(refuse('not_found'), request, reply))
}

interface ErrorReply {
  readonly status: number
  readonly error: RefusedError
}

/** What is told of an error, wherever it is told; of one that is no refusal only that it happened. */
export function describeError(error: unknown, reference: string): ErrorReply {
  const refusal = toRefusal(error)
  if (!refusal) return { status: 500, error: { code: 'failed', message: failed, reference } }
  const { code, status, message, path, values } = refusal
  return {
    status,
    error: {
      code,
      message,
      ...(path === undefined ? {} : { path }),
      ...(values === undefined ? {} : { values }),
      reference,
    },
  }
}

const failed = 'Something went wrong here. Nothing of this was kept; what was kept before is safe.'

/** Every error leaves as `{ error: { code, message, path?, values?, reference } }`; the log has the same reference. */
export function replyWithError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, error: said } = describeError(error, request.id)
  const { code: refused, path } = said
  const { cause } = error
  if (status === 500) request.log.error({ err: error }, 'An operation failed.')
  else request.log.info({ refused, path, ...(cause === undefined ? {} : { err: cause }) }, 'Refused.')
  return reply.code(status).send({ error: said })
}

/** Fastify refuses some requests itself, before any of our code; they leave in the same words. */
function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? error.code : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('too_large', '/')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return refuse('not_json', '/')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('not_json', '/')
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500 ? refuse('invalid_input') : undefined
}
