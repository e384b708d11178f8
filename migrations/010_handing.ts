import type { Kysely } from 'kysely'

/** What was said in one activity and goes on in another: see server/conversations/handing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of most messages there is nothing to look up, and that is known without looking.
  await db.schema
    .alterTable('messages')
    .addColumn('handed', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('handed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('from_activity', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('from_message', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('to_activity', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('to_conversation', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('to_message', 'text', (c) => c.references('messages.id'))
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('seen_from', 'integer', (c) => c.notNull())
    .addColumn('seen_to', 'integer', (c) => c.notNull())
    .addColumn('handed_by', 'text', (c) => c.references('people.id'))
    .addColumn('handed_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('handed_once', ['to_activity', 'from_message'])
    .execute()
  await db.schema.createIndex('handed_from').on('handed').column('from_message').execute()
  await db.schema.createIndex('handed_to').on('handed').column('to_message').execute()
  await db.schema
    .createTable('handed_messages')
    .addColumn('message_id', 'text', (c) => c.primaryKey().references('messages.id'))
    .addColumn('from_message', 'text', (c) => c.notNull().references('messages.id'))
    .execute()
}
