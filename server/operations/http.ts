import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ActivityId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { keyPattern } from '../live/contract.ts'
import type { Answer } from './answers.ts'
import type { Operations } from './operations.ts'
import type { Enter } from './visit.ts'

interface Route {
  Params: { activity: ActivityId; feature: string; name: string }
  Querystring: { input?: string }
}

const address = '/api/activities/:activity/:feature/:name'

/**
 * Queries are GET with the input as JSON in `?input=`, commands are POST with the input as the body and, for safe retries,
 * an `Idempotency-Key`. Both answer `{ position, answer }`: the answer, and the numbers of the rooms it is true at.
 */
export function mountOperations(app: FastifyInstance, operations: Operations, enter: Enter): void {
  app.get<Route>(address, async (request, reply) => {
    const visit = await enter(bearerOf(request), request.params.activity)
    const { feature, name } = request.params
    return sendAnswer(request, reply, await operations.query({ visit, feature, name }, request.query.input ?? '{}'))
  })

  app.post<Route>(address, async (request, reply) => {
    const visit = await enter(bearerOf(request), request.params.activity)
    const { feature, name } = request.params
    const body = await operations.command({ visit, feature, name }, request.body ?? {}, keyOf(request))
    return reply.type(json).send(body)
  })
}

const json = 'application/json; charset=utf-8'

function sendAnswer(request: FastifyRequest, reply: FastifyReply, { body, etag }: Answer): FastifyReply {
  if (etag === undefined) return reply.header('cache-control', 'no-store').type(json).send(body)
  void reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(json).send(body)
}

/** Throws `not_signed_in` when there is no bearer token. */
export function bearerOf(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw refuse('not_signed_in')
  return token
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !key.match(keyPattern)) throw refuse('invalid_input', '/Idempotency-Key')
  return key
}
