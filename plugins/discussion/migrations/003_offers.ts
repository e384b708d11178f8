import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('discussion_offers')
    .addColumn('thread_id', 'text', (c) => c.notNull().references('discussion_threads.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('offered_at', 'bigint', (c) => c.notNull())
    .addColumn('passed_at', 'bigint')
    .addPrimaryKeyConstraint('discussion_offers_key', ['thread_id', 'person_id'])
    .execute()
  await db.schema.createIndex('discussion_offers_of_person').on('discussion_offers').column('person_id').execute()
}
