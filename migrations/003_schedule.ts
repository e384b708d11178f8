import type { Kysely } from 'kysely'

/** What is to be done at a time that was set before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scheduled')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('feature', 'text', (c) => c.notNull())
    .addColumn('timer', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('input', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addUniqueConstraint('scheduled_once', ['activity_id', 'feature', 'timer', 'key'])
    .execute()
  await db.schema.createIndex('scheduled_by_time').on('scheduled').column('due_at').execute()
}
