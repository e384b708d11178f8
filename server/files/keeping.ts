import type { Kysely } from 'kysely'
import type { ActivityId, FileId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { toColumns } from '../groups/audiences.ts'
import { newId } from '../ids.ts'
import type { Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { claimUploads } from './claiming.ts'
import { insertFile, listFileRows } from './files.ts'
import type { FileRow } from './tables.ts'

/** What a plugin keeps in an activity, in the order named; what is not its own is left out. */
export async function listKept(
  { db, activity }: Pick<Scope, 'db' | 'activity'>,
  plugin: string,
  files: readonly FileId[],
): Promise<FileRow[]> {
  const rows = await listFileRows(db, files)
  return rows.filter(({ activity_id, kept_by }) => activity_id === activity.id && kept_by === plugin)
}

/** Makes the actor's own uploads the plugin's. Throws `file_not_yours` unless all of them are theirs, of here, and free. */
export async function keepFiles(
  scope: Scope,
  plugin: string,
  { files, audience }: { files: readonly FileId[]; audience: Audience },
): Promise<FileRow[]> {
  await claimUploads(scope.db, [...new Set(files)], {
    activity: scope.activity.id,
    uploader: scope.reader.actor.id,
    now: scope.now,
  })
  const kept_by = plugin
  if (files.length > 0) await scope.db.updateTable('files').set({ kept_by }).where('id', 'in', files).execute()
  await saveAudience(scope, files, audience)
  return listKept(scope, plugin, files)
}

/** Throws `not_found` for what the plugin does not keep here. */
export async function changeAudience(
  scope: Scope,
  plugin: string,
  { files, audience }: { files: readonly FileId[]; audience: Audience },
): Promise<void> {
  const kept = await listKept(scope, plugin, files)
  if (kept.length < new Set(files).size) throw refuse('not_found')
  await saveAudience(scope, files, audience)
}

async function saveAudience({ db, activity }: Scope, files: readonly FileId[], audience: Audience): Promise<void> {
  if (files.length === 0) return
  await db.updateTable('files').set(toColumns(audience)).where('id', 'in', files).execute()
  await db.deleteFrom('file_people').where('file_id', 'in', files).execute()
  if (audience.kind !== 'people') return
  const people = [...new Set(audience.people)]
  if ((await listCards(db, activity.course, people)).length < people.length) throw refuse('invalid_input')
  const rows = [...new Set(files)].flatMap((file_id) => people.map((person_id) => ({ file_id, person_id })))
  if (rows.length > 0) await db.insertInto('file_people').values(rows).execute()
}

export interface Copying {
  readonly from: ActivityId
  readonly to: ActivityId
  readonly now: number
}

/**
 * Copies what a plugin keeps into another activity, for everybody whom that is for. The content is not copied: both rows
 * name the same, which stays as long as one of them does. Answers the new ids by the old.
 */
export async function copyKept(
  db: Kysely<Tables>,
  plugin: string,
  files: readonly FileId[],
  { from, to, now }: Copying,
): Promise<Map<FileId, FileId>> {
  const copies = new Map<FileId, FileId>()
  for (const row of await listFileRows(db, files)) {
    if (row.activity_id !== from || row.kept_by !== plugin) continue
    const id = newId<'file'>(now)
    await insertFile(db, { ...row, id, activity_id: to, ...toColumns({ kind: 'course' }) })
    copies.set(row.id, id)
  }
  return copies
}
