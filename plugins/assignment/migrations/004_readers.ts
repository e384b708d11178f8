import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('assignment_works').addColumn('reminded_at', 'bigint').execute()
  await db.schema.alterTable('assignment_works').addColumn('featured_at', 'bigint').execute()
  await db.schema.alterTable('assignment_works').addColumn('featured_by', 'text').execute()
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`assignment_works_${name}`).on('assignment_works').columns(columns).execute()
  await index('queue', ['signer_id', 'status', 'shown_at', 'id'])
  await index('shown', ['activity_id', 'shown_at', 'id'])
  await makeReadings(db)
  await makeFeedback(db)
}

/** Who has opened which version of whose work. */
async function makeReadings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_readings')
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_readings_key', ['work_id', 'person_id'])
    .execute()
  await db.schema.createIndex('assignment_readings_by').on('assignment_readings').column('person_id').execute()
}

/** Who was asked to read a work, and what they said. */
async function makeFeedback(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_feedback')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('reader_id', 'text', (c) => c.notNull())
    .addColumn('as_mentor', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('marks', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('given_at', 'bigint')
    .addColumn('named', 'integer', (c) => c.notNull())
    .addColumn('helped', 'integer', (c) => c.notNull())
    .execute()
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`assignment_feedback_${name}`).on('assignment_feedback').columns(columns).execute()
  await index('of_work', ['work_id', 'reader_id'])
  await index('of_reader', ['reader_id', 'activity_id', 'state'])
  await index('in_activity', ['activity_id', 'state'])
}
