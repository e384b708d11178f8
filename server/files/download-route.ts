import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { FileId, PersonId } from '../../plugins/api/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { refuse } from '../errors.ts'
import { isId } from '../ids.ts'
import { compileInput } from '../operations/schemas.ts'
import { readVisit } from '../operations/visit.ts'
import type { Ticket, Variant } from './addresses.ts'
import { readFileFor } from './door.ts'
import type { HouseFiles } from './house-files.ts'
import { readRange } from './ranges.ts'
import { headersFor } from './serving.ts'
import type { FileRow } from './tables.ts'
import { thumbnailOf } from './stored.ts'

const Given = Type.Object({
  for: Type.String({ maxLength: 64 }),
  until: Type.String({ pattern: '^\\d{1,15}$' }),
  proof: Type.String({ maxLength: 100 }),
})
const validate = compileInput(Given)

export interface TicketRoute {
  Params: { file: FileId; variant: string }
  Querystring: Static<typeof Given>
}

/** The addresses of `files.open`: the proof in them stands for a token, and the door is asked again each time. */
export function mountDownloads(app: FastifyInstance, files: HouseFiles): void {
  const open = new Set<ServerResponse>()
  // A large file may take longer than anybody wants to wait for a stop; a player or a browser asks for the rest again.
  app.addHook('preClose', async () => open.forEach((response) => response.destroy()))
  app.get<TicketRoute>('/api/files/:file/:variant', async (request, reply) => {
    open.add(reply.raw)
    reply.raw.once('close', () => open.delete(reply.raw))
    const ticket = readTicket(files, request.params, request.query)
    const row = await readRow(files, ticket)
    return sendFile(files, { row, ticket, request, reply })
  })
}

interface Sending {
  readonly row: FileRow
  readonly ticket: Ticket
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Sends the content of a file, or that it is still the same; whether it may be opened was asked before. */
export async function sendFile(files: HouseFiles, { row, ticket, request, reply }: Sending): Promise<FastifyReply> {
  const headers = headersFor(row, ticket, files.now())
  void reply.headers(headers)
  if (request.headers['if-none-match'] === headers.etag) return reply.code(304).send()
  if (ticket.variant === 'thumbnail') return reply.send(await files.store.read(thumbnailOf(row.stored)))
  return sendWhole(files, row, { reply, range: request.headers.range })
}

/** Throws `not_found` for what we have not signed, or whose time is over. */
export function readTicket(
  files: HouseFiles,
  { file, variant }: TicketRoute['Params'],
  query: TicketRoute['Querystring'],
): Ticket {
  validate(query)
  if (!isVariant(variant) || !isId(file) || !isId(query.for)) throw refuse('not_found')
  const ticket = { file, variant, person: query.for as PersonId, until: Number(query.until) }
  if (!files.signer.isGood(ticket, query.proof, files.now())) throw refuse('not_found')
  return ticket
}

const isVariant = (variant: string): variant is Variant => variant === 'whole' || variant === 'thumbnail'

/** Who may open it may have changed since the address was given. Throws `not_found`, whatever the reason is. */
function readRow({ database, now }: HouseFiles, { file, person, variant }: Ticket): Promise<FileRow> {
  return database.read(async (db) => {
    const at = await db
      .selectFrom('files')
      .innerJoin('activities', 'activities.id', 'files.activity_id')
      .select(['activities.id as activity', 'activities.course_id as course'])
      .where('files.id', '=', file)
      .executeTakeFirst()
    if (!at) throw refuse('not_found')
    const visit = await readVisit(db, { ...at, person, courseSeq: 0 }).catch(hide)
    const row = await readFileFor({ db, dialect: database.dialect, now: now(), ...visit }, file)
    if (variant === 'thumbnail' && row.has_thumbnail === 0) throw refuse('not_found')
    return row
  })
}

/** Somebody who has left the course is told no more than a stranger. */
function hide(error: unknown): never {
  throw error instanceof Refusal ? refuse('not_found') : error
}

async function sendWhole(
  { store }: HouseFiles,
  row: FileRow,
  { reply, range: asked }: { reply: FastifyReply; range: string | undefined },
): Promise<FastifyReply> {
  const range = readRange(asked, row.size)
  if (range === 'beyond') return reply.code(416).header('content-range', `bytes */${row.size}`).send()
  const length = range ? range.last - range.first + 1 : row.size
  if (range) void reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${row.size}`)
  void reply.header('accept-ranges', 'bytes').header('content-length', length)
  return reply.send(await store.read(row.stored, range))
}
