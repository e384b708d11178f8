import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../errors.ts'
import type { House } from '../house.ts'
import { readDoor, type GuestDoors } from './doors.ts'
import { mountGuestFiles } from './files.ts'
import type { GuestLinkRow } from './tables.ts'
import { findLimits, mountGuestUploads } from './upload-routes.ts'
import { makeGuestVisits } from './visiting.ts'

interface Route {
  Params: { name: string }
  Querystring: { input?: string }
}

/**
 * Visits from outside. The secret of a link comes in a header of its own scheme (`Authorization: Guest <secret>`), so that
 * no address, log or referrer holds it, a visit's token is none, and nothing happens to whoever follows an address. There is
 * no cookie, no session and no socket behind it.
 */
export async function mountGuests(app: FastifyInstance, house: House, doors: GuestDoors): Promise<void> {
  const { files } = house
  const visits = makeGuestVisits({ ...house, doors })
  const enter = (request: FastifyRequest): Promise<GuestLinkRow> => visits.enter(secretOf(request), request.ip)

  app.get('/api/guest', async (request, reply) => {
    const link = await enter(request)
    await visits.begin(link)
    const { plugin, guest, expires_at: until } = link
    return send(reply, { plugin, guest, until, brings: findLimits(files, readDoor(doors, link)) })
  })

  app.get<Route>('/api/guest/operations/:name', async (request, reply) => {
    const link = await enter(request)
    const input = parse(request.query.input ?? '{}')
    return send(reply, { answer: await visits.query(link, request.params.name, input) })
  })

  app.post<Route>('/api/guest/operations/:name', async (request, reply) => {
    const link = await enter(request)
    return send(reply, { answer: await visits.command(link, request.params.name, request.body ?? {}) })
  })

  mountGuestFiles(app, { enter, doors, files })
  await mountGuestUploads(app, { enter, doors, files })
}

/** Nothing of it may be kept by anybody in between, or found by a search engine. */
const send = (reply: FastifyReply, body: unknown): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
    .send(body)

/** Throws `link_unknown` when there is none. */
function secretOf(request: FastifyRequest): string {
  const [scheme, secret] = (request.headers.authorization ?? '').split(' ')
  if (scheme !== 'Guest' || !secret) throw refuse('link_unknown')
  return secret
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('not_json', '/input')
  }
}
