import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Lets every body arrive as text whatever its type says: judging the type is the endpoint's business, with the mood's oddities. */
export function acceptAnyBody(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

/** The body as it came; nothing is an empty text. */
export const readText = (request: FastifyRequest) => (typeof request.body === 'string' ? request.body : '')

/** A form's fields; the last of several with one name wins. */
export const readForm = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(readText(request)))

/** The query's fields, from the raw address. */
export const readQuery = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(new URL(request.url, 'http://lms').searchParams)

/** The body as a JSON object, or `undefined` when it is none. */
export function findJsonObject(request: FastifyRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readText(request))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return value as Record<string, unknown> // an object that is no array has string keys
  } catch {
    return undefined
  }
}
