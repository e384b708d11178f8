import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { refuse } from '../errors.ts'
import { FewAtOnce } from '../files/few-at-once.ts'
import { listFilesAnywhereFor } from '../files/door.ts'
import type { HouseFiles } from '../files/house-files.ts'
import { cleanName } from '../files/names.ts'
import { sayName } from '../files/serving.ts'
import { isId } from '../ids.ts'
import type { Scope } from '../operations/feature.ts'
import { compileInput } from '../operations/schemas.ts'
import { readVisit } from '../operations/visit.ts'
import type { DownloadTicket } from './addresses.ts'
import { admitTo, type Downloads } from './catalogue.ts'
import { listFilesIn, makeZip, type ReadyPart } from './zip.ts'

const Given = Type.Object({
  input: Type.String({ maxLength: 2000 }),
  for: Type.String({ maxLength: 64 }),
  until: Type.String({ pattern: '^\\d{1,15}$' }),
  proof: Type.String({ maxLength: 100 }),
})
const validate = compileInput(Given)

interface Route {
  Params: { activity: ActivityId; name: string }
  Querystring: Static<typeof Given>
}

/** Writing down a long talk is work for the whole machine; sending it is not. */
const mostAtOnce = 2

/** The addresses of `downloads.open`: the proof in them stands for a token, and every door is asked again. */
export function mountZips(app: FastifyInstance, files: HouseFiles, downloads: Downloads): void {
  const open = new Set<ServerResponse>()
  const few = new FewAtOnce(mostAtOnce)
  app.addHook('preClose', async () => open.forEach((response) => response.destroy()))
  app.get<Route>('/api/downloads/:activity/:name', async (request, reply) => {
    const ticket = readTicket(request.params, request.query)
    if (!downloads.signer.isGood(ticket, request.query.proof, files.now())) throw refuse('not_found')
    const { name, ready } = await few.run(() => compose(files, downloads, ticket))
    const zip = makeZip(files.store, ready, new Date(files.now()))
    open.add(reply.raw)
    reply.raw.once('close', () => {
      open.delete(reply.raw)
      zip.close()
    })
    void reply.headers(headersOf(name))
    return reply.send(zip.stream)
  })
}

/** It is nobody's page, and kept by nobody on the way. */
const headersOf = (name: string) => ({
  'content-type': 'application/zip',
  'content-disposition': `attachment; ${sayName(`${cleanName(name)}.zip`)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
})

/** Throws `not_found` for what is no address of ours. */
function readTicket({ activity, name }: Route['Params'], query: Route['Querystring']): DownloadTicket {
  validate(query)
  if (!isId(activity) || !isId(query.for)) throw refuse('not_found')
  return { activity, name, input: query.input, person: query.for as PersonId, until: Number(query.until) }
}

/** All of it as of one moment; who may have it may have changed since the address was given. */
function compose(
  { database, now }: HouseFiles,
  downloads: Downloads,
  ticket: DownloadTicket,
): Promise<{ name: string; ready: ReadyPart[] }> {
  return database.read(async (db) => {
    const at = await db
      .selectFrom('activities')
      .select(['id as activity', 'course_id as course'])
      .where('id', '=', ticket.activity)
      .executeTakeFirst()
    if (!at) throw refuse('not_found')
    const visit = await readVisit(db, { ...at, person: ticket.person, courseSeq: 0 }).catch(hide)
    const scope: Scope = { db, dialect: database.dialect, now: now(), ...visit }
    const { run, input } = admitTo(downloads, visit, ticket)
    const download = await run(scope, input as never)
    const rows = await listFilesAnywhereFor(scope, listFilesIn(download))
    const known = new Map(rows.map((row) => [row.id, row]))
    const ready = download.parts.flatMap((part): ReadyPart[] => {
      if ('text' in part) return [part]
      const row = known.get(part.file)
      return row ? [{ path: part.path, row }] : []
    })
    return { name: download.name, ready }
  })
}

/** Somebody who has left the course is told no more than a stranger. */
function hide(error: unknown): never {
  throw error instanceof Refusal ? refuse('not_found') : error
}
