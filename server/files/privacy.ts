import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { removeFiles } from './files.ts'

/** Everything that a person brought: what it is, where, and when. */
export async function exportFiles(db: Kysely<Tables>, person: PersonId) {
  return db
    .selectFrom('files')
    .select(['id', 'activity_id as activity', 'name', 'type', 'size', 'sha256', 'uploaded_at as uploadedAt'])
    .where('uploader_id', '=', person)
    .orderBy('id')
    .execute()
}

/** Removes what a person brought, wherever it is attached or kept, and whatever was shown to them by name. */
export async function eraseFiles(db: Kysely<Tables>, person: PersonId): Promise<void> {
  const rows = await db.selectFrom('files').select(['id', 'stored']).where('uploader_id', '=', person).execute()
  const most = 500
  for (let at = 0; at < rows.length; at += most) await removeFiles(db, rows.slice(at, at + most))
  await db.deleteFrom('file_people').where('person_id', '=', person).execute()
}
