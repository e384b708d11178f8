import type { Kysely } from 'kysely'
import type { FileCard, FileId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { Scope } from '../operations/feature.ts'
import { claimUploads } from './claiming.ts'
import { listFileRows, toFileCard } from './files.ts'
import { mostPerMessage } from './limits.ts'
import type { FileRow, MessageFileRow } from './tables.ts'

export interface Attaching {
  readonly message: MessageId
  readonly revision: number
  readonly author: PersonId
  /** All that the message has from this revision on, in order. */
  readonly files: readonly FileId[]
}

/**
 * Makes files part of a message. What is new must be the author's own upload and not part of anything; what the message had
 * and is not named any more stays with the revisions that had it.
 */
export async function attachFiles({ db, activity, now }: Scope, attaching: Attaching): Promise<void> {
  const named = [...new Set(attaching.files)]
  if (named.length > mostPerMessage) throw refuse('too_many_files', '/files', { count: mostPerMessage })
  const had = attaching.revision === 1 ? [] : await listRows(db, attaching.message)
  if (had.length + named.length === 0) return
  const gone = had.filter(({ file_id }) => !named.includes(file_id)).map(({ file_id }) => file_id)
  await detach(db, gone, attaching.revision)
  const added = named.filter((id) => !had.some(({ file_id }) => file_id === id))
  await claimUploads(db, added, { activity: activity.id, uploader: attaching.author, now })
  await savePlaces(db, attaching, named)
}

const listRows = (db: Kysely<Tables>, message: MessageId): Promise<MessageFileRow[]> =>
  db
    .selectFrom('message_files')
    .selectAll()
    .where('message_id', '=', message)
    .where('until_revision', 'is', null)
    .orderBy('place')
    .execute()

async function detach(db: Kysely<Tables>, files: readonly FileId[], revision: number): Promise<void> {
  if (files.length === 0) return
  await db.updateTable('message_files').set({ until_revision: revision }).where('file_id', 'in', files).execute()
}

interface Kept {
  readonly message: MessageId
  readonly files: readonly FileId[]
}

const unkept = { kept_by: null, audience: null, cohort_id: null, circle_id: null } as const

/** Makes files part of a message that a part of the core has kept for it. */
export async function attachKept(db: Kysely<Tables>, keeper: string, { message, files }: Kept): Promise<void> {
  if (files.length === 0) return
  await db.updateTable('files').set(unkept).where('id', 'in', files).where('kept_by', '=', keeper).execute()
  await db.deleteFrom('file_people').where('file_id', 'in', files).execute()
  await savePlaces(db, { message, revision: 1 }, files)
}

/** Gives files back into their uploader's hands, as if they had just come. */
export async function releaseKept(
  db: Kysely<Tables>,
  keeper: string,
  { files, now }: { readonly files: readonly FileId[]; readonly now: number },
): Promise<void> {
  if (files.length === 0) return
  const free = { ...unkept, claimed_at: null, uploaded_at: now }
  await db.updateTable('files').set(free).where('id', 'in', files).where('kept_by', '=', keeper).execute()
  await db.deleteFrom('file_people').where('file_id', 'in', files).execute()
}

async function savePlaces(
  db: Kysely<Tables>,
  { message, revision }: Pick<Attaching, 'message' | 'revision'>,
  files: readonly FileId[],
): Promise<void> {
  if (files.length === 0) return
  const rows = files.map((file_id, place) => ({
    file_id,
    message_id: message,
    place,
    since_revision: revision,
    until_revision: null,
  }))
  await db
    .insertInto('message_files')
    .values(rows)
    .onConflict((conflict) => conflict.column('file_id').doUpdateSet(({ ref }) => ({ place: ref('excluded.place') })))
    .execute()
}

/** What is attached now, by message. */
export async function listAttached(
  db: Kysely<Tables>,
  messages: readonly MessageId[],
): Promise<Map<MessageId, FileCard[]>> {
  const found = new Map<MessageId, FileCard[]>()
  if (messages.length === 0) return found
  const rows = await selectAttached(db, { messages })
  for (const row of rows) found.set(row.message_id, [...(found.get(row.message_id) ?? []), toFileCard(row)])
  return found
}

const selectAttached = keepQuery((db: Kysely<Tables>, { messages }: { messages: readonly MessageId[] }) =>
  db
    .selectFrom('message_files')
    .innerJoin('files', 'files.id', 'message_files.file_id')
    .selectAll('files')
    .select('message_files.message_id')
    .where('message_files.message_id', 'in', messages)
    .where('message_files.until_revision', 'is', null)
    .orderBy('message_files.place'),
)

export async function countAttached(db: Kysely<Tables>, message: MessageId): Promise<number> {
  return (await listRows(db, message)).length
}

/** What was attached at each revision of a message: a function from the number of the revision. */
export async function listAttachedSince(
  db: Kysely<Tables>,
  message: MessageId,
): Promise<(revision: number) => FileCard[]> {
  const rows = await db
    .selectFrom('message_files')
    .selectAll()
    .where('message_id', '=', message)
    .orderBy('place')
    .execute()
  const files = new Map<FileId, FileRow>(
    (
      await listFileRows(
        db,
        rows.map(({ file_id }) => file_id),
      )
    ).map((row) => [row.id, row]),
  )
  return (revision) =>
    rows
      .filter(
        ({ since_revision, until_revision }) => since_revision <= revision && revision < (until_revision ?? Infinity),
      )
      .flatMap(({ file_id }) => files.get(file_id) ?? [])
      .map(toFileCard)
}
