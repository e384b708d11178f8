import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('discussion_judgements')
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('judged_by', 'text')
    .addColumn('judged_at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('criteria', 'text', (c) => c.notNull())
    .addColumn('marks', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('discussion_judgements_key', ['activity_id', 'person_id'])
    .execute()
  await db.schema.createIndex('discussion_judgements_by').on('discussion_judgements').column('judged_by').execute()
  await db.schema.createIndex('discussion_judgements_of').on('discussion_judgements').column('person_id').execute()
}
