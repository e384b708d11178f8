import type { Kysely } from 'kysely'
import type { ActivityId, FileId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'

interface Claim {
  readonly activity: ActivityId
  readonly uploader: PersonId
  readonly now: number
}

/** Takes uploads out of their uploader's hands, once. Throws `file_not_yours` unless all are theirs, of this activity, and free. */
export async function claimUploads(
  db: Kysely<Tables>,
  files: readonly FileId[],
  { activity, uploader, now }: Claim,
): Promise<void> {
  if (files.length === 0) return
  const claimed = await db
    .updateTable('files')
    .set({ claimed_at: now })
    .where('id', 'in', files)
    .where('activity_id', '=', activity)
    .where('uploader_id', '=', uploader)
    .where('claimed_at', 'is', null)
    .returning('id')
    .execute()
  if (claimed.length < files.length) throw refuse('file_not_yours', '/files')
}
