import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { Type, type Static } from 'typebox'
import { idOf, type FileId, type LinkId, type PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { endOf, type Ticket } from '../files/addresses.ts'
import { readTicket, sendFile, type TicketRoute } from '../files/download-route.ts'
import type { HouseFiles } from '../files/house-files.ts'
import { listKept } from '../files/keeping.ts'
import type { FileRow } from '../files/tables.ts'
import { compileInput } from '../operations/schemas.ts'
import { readDoor, type GuestDoors } from './doors.ts'
import { checkLink, findLinkById } from './links.ts'
import type { GuestLinkRow } from './tables.ts'
import { scopeOf } from './visiting.ts'

const Wanted = Type.Object({ files: Type.Array(idOf<'file'>(), { maxItems: 100 }) })
const validate = compileInput(Wanted)

export interface FileParts {
  readonly enter: (request: FastifyRequest) => Promise<GuestLinkRow>
  readonly doors: GuestDoors
  readonly files: HouseFiles
}

/**
 * The files that a link opens, by addresses that work for some minutes and no longer than the link: each time one is opened
 * the plugin is asked again.
 */
export function mountGuestFiles(app: FastifyInstance, { enter, doors, files }: FileParts): void {
  app.post<{ Body: Static<typeof Wanted> }>('/api/guest/files', async (request, reply) => {
    const link = await enter(request)
    validate(request.body)
    const rows = await files.database.read((db) => listFilesOf(files, db, { doors, link }))
    const wanted = rows.filter(({ id }) => request.body.files.includes(id))
    return reply
      .header('cache-control', 'no-store')
      .send({ answer: wanted.map((row) => addressesOf(files, row, link.id)) })
  })

  app.get<TicketRoute>('/api/guest/files/:file/:variant', async (request, reply) => {
    const ticket = readTicket(files, request.params, request.query)
    const row = await files.database.read((db) => readFile(files, db, { doors, ticket }))
    return sendFile(files, { row, ticket, request, reply })
  })
}

/** The name of a person in a ticket is that of a link here; neither is ever taken for the other, since ids are of one thing. */
const asHolder = (link: LinkId): PersonId => link as string as PersonId

function addressesOf({ signer, now }: HouseFiles, { id: file, has_thumbnail }: FileRow, link: LinkId) {
  const ticket = { file, person: asHolder(link), until: endOf(now()) }
  const at = (variant: Ticket['variant']) => signer.addressOf({ ...ticket, variant }, '/api/guest/files')
  return { file, address: at('whole'), thumbnail: has_thumbnail === 1 ? at('thumbnail') : null, until: ticket.until }
}

async function listFilesOf(
  files: HouseFiles,
  db: Kysely<Tables>,
  { doors, link }: { doors: GuestDoors; link: GuestLinkRow },
): Promise<FileRow[]> {
  const scope = await scopeOf(files, db, link)
  const open: readonly FileId[] = await readDoor(doors, link).listFiles(scope, link)
  return listKept(scope, link.plugin, open)
}

/** Throws `not_found`, whatever the reason is. */
async function readFile(
  files: HouseFiles,
  db: Kysely<Tables>,
  { doors, ticket }: { doors: GuestDoors; ticket: Ticket },
): Promise<FileRow> {
  const link = await findLinkById(db, ticket.person as string as LinkId)
  if (!link) throw refuse('not_found')
  checkLink(link, files.now())
  const row = (await listFilesOf(files, db, { doors, link })).find(({ id }) => id === ticket.file)
  if (!row || (ticket.variant === 'thumbnail' && row.has_thumbnail === 0)) throw refuse('not_found')
  return row
}
