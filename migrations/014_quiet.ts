import type { Kysely } from 'kysely'

/** When somebody wants nothing to draw them in, in minutes of their day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quiet_hours')
    .addColumn('person_id', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('from_minute', 'integer', (c) => c.notNull())
    .addColumn('to_minute', 'integer', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .execute()
}
