import { sql, type Kysely } from 'kysely'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'

/** What a conversation says of itself, from what is in it now. */
export async function reckon(db: Kysely<Tables>, id: ConversationId): Promise<void> {
  const there = db.selectFrom('messages').where('conversation_id', '=', id).where('gone', 'is', null)
  const { count, last } = await there
    .select(({ fn }) => [fn.countAll().as('count'), fn.max('sent_at').as('last')])
    .executeTakeFirstOrThrow()
  await db
    .updateTable('conversations')
    .set({ message_count: Number(count), last_message_at: last === null ? sql`created_at` : last })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('conversation_authors').where('conversation_id', '=', id).execute()
  await db
    .insertInto('conversation_authors')
    .columns(['conversation_id', 'person_id', 'last_seq'])
    .expression(
      there
        .where('mask_id', 'is', null)
        .select(({ fn }) => ['conversation_id', 'author_id', fn.max('seq').as('last_seq')])
        .groupBy(['conversation_id', 'author_id']),
    )
    .execute()
}
