import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from './answers.ts'
import type { Course } from './courses.ts'
import type { Parts } from './parts.ts'

/** Turns down a media type the mood would not have, before it even looks at the token. */
export function checkMediaType({ mood }: Parts, request: FastifyRequest, types: string[]) {
  if (!mood.services.exactMediaTypes || request.method === 'DELETE') return
  const isGet = request.method === 'GET'
  const given = (isGet ? request.headers.accept : request.headers['content-type']) ?? ''
  if (types.includes(given) || (isGet && (given === '' || given.includes('*/*')))) return
  const path = (request.url.split('?')[0] ?? '').replace(/^.*\.php/, '')
  const reason = isGet ? `No handler found for ${path} ${given} ` : `No handler found for ${path}  ${given}`
  throw new Refused(mood.services.refuse(request, 400, reason))
}

/** Ends a request with a refusal in the mood's words. */
export function refuse({ mood }: Parts, request: FastifyRequest, fault: { status: number; reason?: string }): never {
  throw new Refused(mood.services.refuse(request, fault.status, fault.reason ?? ''))
}

/** A `:name` part of the address; empty when the route has none. */
export function readParameter(request: FastifyRequest, name: string): string {
  const parameters = request.params as Record<string, string> // Fastify parses `:name` places into strings
  return parameters[name] ?? ''
}

/** The course of a service's address, or 404. */
export function readCourse(parts: Parts, request: FastifyRequest): Course {
  const id = readParameter(request, 'course')
  return (
    parts.world.findCourse(id) ??
    refuse(parts, request, { status: 404, reason: `Not Found: Course ${id} doesn't exist` })
  )
}

/** One page of a list, by `from` and `limit`. Without a limit (and none by default) all of it. */
export function cutPage<T>(all: T[], asked: Record<string, string>, pageSize: number | undefined) {
  const limit = Number(asked['limit'] ?? pageSize ?? 0)
  const from = Number(asked['from'] ?? 0)
  if (!(limit > 0)) return { items: all, page: undefined }
  return { items: all.slice(from, from + limit), page: { from, limit, total: all.length } }
}

/**
 * Sends a list as bytes: Node would write the header together with a text body in UTF-8, and spoil a Link header that is
 * bytes already.
 */
export const sendList = (reply: FastifyReply, type: string, body: unknown) =>
  reply.type(`${type}; charset=utf-8`).send(Buffer.from(JSON.stringify(body)))
