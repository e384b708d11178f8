import type { Kysely } from 'kysely'
import type { FileCard, FileId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { broughtWith } from './stored.ts'
import type { Content, FileRow } from './tables.ts'

export async function insertFile(db: Kysely<Tables>, row: FileRow): Promise<void> {
  await db.insertInto('files').values(row).execute()
}

/** Rows by their ids, in the order named; what is not there is left out. */
export async function listFileRows(db: Kysely<Tables>, ids: readonly FileId[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('files').selectAll().where('id', 'in', ids).execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
}

/**
 * The hash of what a download of each would send: that of the file which the content came with, whatever the row itself says,
 * so that a row which was made to open something else shows.
 */
export async function listHashes(db: Kysely<Tables>, rows: readonly FileRow[]): Promise<Map<FileId, string>> {
  const brought = await listFileRows(
    db,
    rows.map(({ stored }) => broughtWith(stored)),
  )
  const hashes = new Map(brought.map(({ id, sha256 }) => [id, sha256]))
  return new Map(rows.map(({ id, stored, sha256 }) => [id, hashes.get(broughtWith(stored)) ?? sha256]))
}

/** Forgets files; what the store has of them goes with the next upkeep, unless a copy still needs it. */
export async function removeFiles(db: Kysely<Tables>, rows: readonly Pick<FileRow, 'id' | 'stored'>[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await db.deleteFrom('message_files').where('file_id', 'in', ids).execute()
  await db.deleteFrom('file_people').where('file_id', 'in', ids).execute()
  await db.deleteFrom('files').where('id', 'in', ids).execute()
  await leaveOver(db, rows)
}

/** What the store has of them goes with the next upkeep, unless somebody still needs it. */
export async function leaveOver(db: Kysely<Tables>, rows: readonly Pick<FileRow, 'stored'>[]): Promise<void> {
  const leftovers = [...new Set(rows.map(({ stored }) => stored))].map((stored) => ({ stored }))
  if (leftovers.length === 0) return
  await db
    .insertInto('file_leftovers')
    .values(leftovers)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A row as pages see it: who uploaded it is nobody's business but the message's. */
export const toFileCard = (row: Content): FileCard => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  width: row.width,
  height: row.height,
  hasThumbnail: row.has_thumbnail === 1,
})
