import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('discussion_threads')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('started_by', 'text')
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('pinned_at', 'bigint')
    .execute()
  await db.schema
    .createIndex('discussion_threads_of_activity')
    .on('discussion_threads')
    .columns(['activity_id', 'pinned_at'])
    .execute()
  await db.schema.createIndex('discussion_threads_of_person').on('discussion_threads').column('started_by').execute()
}
