import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Fields = Readonly<Record<string, string | undefined>>

/** Far above any token seen, far below what would hurt. */
const mostBytes = 256 * 1024

/** Lets the routes of `app` read forms; the last of several fields with one name counts. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
}

/** The fields of a form or of the address, whichever the request has. */
export function fieldsOf(request: FastifyRequest): Fields {
  const source = request.method === 'POST' ? request.body : request.query
  if (typeof source !== 'object' || source === null) return {}
  const texts = Object.entries(source).filter(([, value]) => typeof value === 'string' && value !== '')
  return Object.fromEntries(texts) as Fields
}
