import type { MessageId } from '../../plugins/api/contract.ts'
import type { Scope } from '../operations/feature.ts'
import { newId } from '../ids.ts'
import { insertFile } from './files.ts'
import type { FileRow } from './tables.ts'

/** Files of a message for a copy of it in another activity; the content is not copied, both rows name the same. */
export async function copyAttached({ db, activity, now }: Scope, message: MessageId) {
  const rows = await db
    .selectFrom('message_files')
    .innerJoin('files', 'files.id', 'message_files.file_id')
    .selectAll('files')
    .where('message_files.message_id', '=', message)
    .where('message_files.until_revision', 'is', null)
    .orderBy('message_files.place')
    .execute()
  const copies = rows.map((row): FileRow => ({ ...row, id: newId<'file'>(now), activity_id: activity.id }))
  return {
    length: copies.length,
    async attachTo(copy: MessageId): Promise<void> {
      for (const [place, row] of copies.entries()) {
        await insertFile(db, row)
        const attached = { file_id: row.id, message_id: copy, place, since_revision: 1, until_revision: null }
        await db.insertInto('message_files').values(attached).execute()
      }
    },
  }
}
