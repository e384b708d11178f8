import { sql, type Kysely } from 'kysely'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'
import { mostFaces } from '../messages/faces.ts'

/** What a conversation says of itself, from what is in it now. */
export async function reckon(db: Kysely<Tables>, id: ConversationId): Promise<void> {
  const there = db.selectFrom('messages').where('conversation_id', '=', id).where('gone', 'is', null)
  const { count, last } = await there
    .select(({ fn }) => [fn.countAll().as('count'), fn.max('sent_at').as('last')])
    .executeTakeFirstOrThrow()
  const authors = there.where('mask_id', 'is', null).select(['conversation_id', 'author_id']).distinct()
  const latest = there.where('mask_id', 'is', null).select('author_id').groupBy('author_id')
  const faces = await latest
    .orderBy(({ fn }) => fn.max('seq'), 'desc')
    .limit(mostFaces)
    .execute()
  await db
    .updateTable('conversations')
    .set({ message_count: Number(count), last_message_at: last === null ? sql`created_at` : last })
    .set({ faces: JSON.stringify(faces.map(({ author_id }) => author_id)) })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('conversation_authors').where('conversation_id', '=', id).execute()
  await db.insertInto('conversation_authors').columns(['conversation_id', 'person_id']).expression(authors).execute()
}
