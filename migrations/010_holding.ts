import type { Kysely } from 'kysely'

/** Conversations in which messages wait until who leads the course has read them, and those that wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('conversations')
    .addColumn('holds', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('held_messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('mask_id', 'text', (c) => c.references('masks.id'))
    .addColumn('markdown', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('reply_to', 'text', (c) => c.references('messages.id'))
    .addColumn('replied_revision', 'integer')
    .addColumn('files', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('returned_at', 'bigint')
    .addColumn('returned_by', 'text', (c) => c.references('people.id'))
    .addColumn('reason', 'text')
    .execute()
  await db.schema
    .createIndex('held_messages_of_conversation')
    .on('held_messages')
    .columns(['conversation_id', 'place'])
    .execute()
  await db.schema.createIndex('held_messages_of_author').on('held_messages').column('author_id').execute()
}
