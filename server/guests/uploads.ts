import type { Kysely } from 'kysely'
import type { FileId, LinkId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { leaveOver } from '../files/files.ts'
import { longestWait } from '../files/limits.ts'
import type { Content } from '../files/tables.ts'
import { checkLink, findLinkById } from './links.ts'
import type { GuestLinkRow } from './tables.ts'

/** Everything but the link that it came by. */
const content = [
  'id',
  'name',
  'type',
  'size',
  'sha256',
  'width',
  'height',
  'has_thumbnail',
  'stored',
  'uploaded_at',
] as const satisfies (keyof Content)[]

/** Throws `too_many_uploads` when a link has brought as many as it may. */
export async function checkRoom(db: Kysely<Tables>, link: LinkId, most: number): Promise<void> {
  const { count } = await db
    .selectFrom('guest_uploads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('link_id', '=', link)
    .executeTakeFirstOrThrow()
  if (count >= most) throw refuse('too_many_uploads', '/', { count: most })
}

/** Writes down what arrived by a link, unless the link ended on the way. Throws as `checkLink` and `checkRoom` do. */
export async function insertUpload(
  db: Kysely<Tables>,
  brought: Content,
  { link, most, now }: { link: LinkId; most: number; now: number },
): Promise<void> {
  const row = await findLinkById(db, link)
  if (!row) throw refuse('link_unknown')
  checkLink(row, now)
  await checkRoom(db, link, most)
  await db
    .insertInto('guest_uploads')
    .values({ ...brought, link_id: link })
    .execute()
}

/** Takes uploads out of the hands of who brought them. Throws `file_not_yours` unless all came by the link. */
export async function takeUploads(
  db: Kysely<Tables>,
  { id }: GuestLinkRow,
  files: readonly FileId[],
): Promise<Content[]> {
  const wanted = [...new Set(files)]
  if (wanted.length === 0) return []
  const taken = await db
    .deleteFrom('guest_uploads')
    .where('id', 'in', wanted)
    .where('link_id', '=', id)
    .returning(content)
    .execute()
  if (taken.length < wanted.length) throw refuse('file_not_yours', '/files')
  return taken
}

/** Puts one away again, if it came by the link. */
export const dropUpload = async (db: Kysely<Tables>, link: LinkId, file: FileId): Promise<void> =>
  leaveOver(
    db,
    await db.deleteFrom('guest_uploads').where('id', '=', file).where('link_id', '=', link).returningAll().execute(),
  )

/** Whatever links brought that ended, and nobody kept. */
export async function dropUploads(db: Kysely<Tables>, links: readonly LinkId[]): Promise<void> {
  if (links.length === 0) return
  await leaveOver(db, await db.deleteFrom('guest_uploads').where('link_id', 'in', links).returningAll().execute())
}

/** What waited too long for an answer, or its link did. */
export async function dropOldUploads(db: Kysely<Tables>, now: number): Promise<void> {
  const over = db.selectFrom('guest_links').select('id').where('expires_at', '<=', now)
  const dropped = await db
    .deleteFrom('guest_uploads')
    .where((eb) => eb.or([eb('uploaded_at', '<', now - longestWait), eb('link_id', 'in', over)]))
    .returningAll()
    .execute()
  await leaveOver(db, dropped)
}
