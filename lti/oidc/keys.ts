import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../plugins/api/refusal.ts'
import { KeysUnreadable } from '../ltijs/seal.ts'
import type { Door } from './door.ts'

/** `GET /lti/keys`: the tool's public keys (RFC 7517). A new platform's key is wanted at once, so nobody keeps them long. */
export function addKeys(app: FastifyInstance, { ltijs }: Door): void {
  app.get('/lti/keys', async (request, reply) => {
    const body = JSON.stringify(await ltijs.keyset().catch(explain))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    reply.header('cache-control', 'public, max-age=60').header('etag', etag).header('access-control-allow-origin', '*')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(body)
  })
}

function explain(error: unknown): never {
  if (error instanceof KeysUnreadable) throw new Refusal('keys_unreadable', 503, error.message)
  throw error
}
