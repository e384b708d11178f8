import type { FileId } from '../../plugins/api/contract.ts'
import { readMessageFor } from '../conversations/conversations.ts'
import type { Tables } from '../database/tables.ts'
import type { Kysely } from 'kysely'
import type { Audience } from '../../plugins/api/server.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { refuse } from '../errors.ts'
import { toAudience } from '../groups/audiences.ts'
import type { Scope } from '../operations/feature.ts'
import { findVisit } from '../operations/going.ts'
import { isIn } from '../people/reader.ts'
import { listFileRows } from './files.ts'
import type { FileRow } from './tables.ts'

/**
 * The one door to files. What is attached is for whoever may read the message, as long as it is there; what a plugin keeps
 * is for the audience that the plugin gave it; what is neither is for who uploaded it. Throws `not_found` for everything
 * else, as if it were not there.
 */
export async function readFileFor(scope: Scope, id: FileId): Promise<FileRow> {
  const [row] = await listFilesFor(scope, [id])
  if (!row) throw refuse('not_found')
  return row
}

/** Those of the files named that the reader may open, in the order named. */
export async function listFilesFor(scope: Scope, ids: readonly FileId[]): Promise<FileRow[]> {
  const rows = await listFileRows(scope.db, ids)
  const found: FileRow[] = []
  for (const row of rows) if (row.activity_id === scope.activity.id && (await isOpen(scope, row))) found.push(row)
  return found
}

/** The same of whatever activity they belong to: each is opened as by somebody who stands in that one. */
export async function listFilesAnywhereFor(scope: Scope, ids: readonly FileId[]): Promise<FileRow[]> {
  const rows = await listFileRows(scope.db, ids)
  const found: FileRow[] = []
  for (const id of new Set(rows.map((row) => row.activity_id))) {
    const visit = id === scope.activity.id ? scope : await findVisit(scope, id)
    const there = rows.filter((row) => row.activity_id === id).map((row) => row.id)
    if (visit) found.push(...(await listFilesFor({ ...scope, activity: visit.activity, reader: visit.reader }, there)))
  }
  return found
}

async function isOpen(scope: Scope, row: FileRow): Promise<boolean> {
  if (row.claimed_at === null) return row.uploader_id === scope.reader.actor.id
  if (row.kept_by !== null) return isIn(await audienceOf(scope.db, row), scope.reader)
  return isAttachedWithin(scope, row.id)
}

async function isAttachedWithin(scope: Scope, file: FileId): Promise<boolean> {
  const attached = await scope.db
    .selectFrom('message_files')
    .select('message_id')
    .where('file_id', '=', file)
    .executeTakeFirst()
  if (!attached) return false
  try {
    const { message } = await readMessageFor(scope, attached.message_id)
    return message.gone === null
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return false
    throw error
  }
}

/** Whom a file that a plugin keeps is for. */
const audienceOf = (db: Kysely<Tables>, row: FileRow): Promise<Audience> =>
  toAudience(row, async () => {
    const named = db.selectFrom('file_people').select('person_id').where('file_id', '=', row.id)
    return (await named.execute()).map((person) => person.person_id)
  })
