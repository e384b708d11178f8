import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('chat_moments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('opened_by', 'text')
    .addColumn('starts_at', 'bigint', (c) => c.notNull())
    .addColumn('ends_at', 'bigint', (c) => c.notNull())
    .addColumn('begun_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('from_seq', 'integer')
    .addColumn('to_seq', 'integer')
    .execute()
  await db.schema
    .createIndex('chat_moments_of_conversation')
    .on('chat_moments')
    .columns(['conversation_id', 'starts_at'])
    .execute()
  await db.schema
    .createTable('chat_hands')
    .addColumn('moment_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('raised_at', 'bigint')
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('turns', 'integer', (c) => c.notNull())
    .addColumn('has_turn', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('chat_hands_key', ['moment_id', 'person_id'])
    .execute()
  await db.schema.createIndex('chat_hands_of_person').on('chat_hands').column('person_id').execute()
}
