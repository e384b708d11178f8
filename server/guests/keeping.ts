import type { FileCard, FileId, PersonId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import { insertFile, toFileCard } from '../files/files.ts'
import { changeAudience, listKept } from '../files/keeping.ts'
import type { Scope } from '../operations/feature.ts'
import type { GuestLinkRow } from './tables.ts'
import { takeUploads } from './uploads.ts'

interface Keeping {
  readonly link: GuestLinkRow
  readonly plugin: string
  readonly files: readonly FileId[]
  /** Whom it tells of, and whose it is from now on. */
  readonly of: PersonId
  readonly audience: Audience
}

/** Makes what came by a link a plugin's. Throws `file_not_yours` for whatever did not come by it. */
export async function keepUploads(scope: Scope, { link, plugin, files, of, audience }: Keeping): Promise<FileCard[]> {
  const { db, activity, now } = scope
  const whose = { activity_id: activity.id, uploader_id: of, claimed_at: now, kept_by: plugin }
  for (const content of await takeUploads(db, link, files))
    await insertFile(db, { ...content, ...whose, audience: null, cohort_id: null, circle_id: null })
  await changeAudience(scope, plugin, { files, audience })
  return (await listKept(scope, plugin, files)).map(toFileCard)
}
