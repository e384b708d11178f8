import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  const threads = () => db.schema.alterTable('discussion_threads')
  await threads()
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('talk'))
    .execute()
  await threads().addColumn('meets_at', 'bigint').execute()
  await threads().addColumn('meeting_place', 'text').execute()
  await db.schema
    .createTable('discussion_marks')
    .addColumn('thread_id', 'text', (c) => c.notNull().references('discussion_threads.id'))
    .addColumn('mark', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('marked_by', 'text', (c) => c.notNull())
    .addColumn('marked_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('discussion_marks_key', ['thread_id', 'mark', 'message_id', 'marked_by'])
    .execute()
  await db.schema
    .createTable('discussion_stances')
    .addColumn('thread_id', 'text', (c) => c.notNull().references('discussion_threads.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('stance', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('discussion_stances_key', ['thread_id', 'person_id'])
    .execute()
  await db.schema.createIndex('discussion_marks_of_person').on('discussion_marks').column('marked_by').execute()
  await db.schema.createIndex('discussion_stances_of_person').on('discussion_stances').column('person_id').execute()
}
