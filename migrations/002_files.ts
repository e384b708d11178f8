import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeFiles(db)
  await makeAttachments(db)
}

async function makeFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('uploader_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('has_thumbnail', 'integer', (c) => c.notNull())
    .addColumn('stored', 'text', (c) => c.notNull())
    .addColumn('uploaded_at', 'bigint', (c) => c.notNull())
    .addColumn('claimed_at', 'bigint')
    .addColumn('kept_by', 'text')
    .addColumn('audience', 'text')
    .addColumn('cohort_id', 'text', (c) => c.references('cohorts.id'))
    .execute()
  await db.schema.createIndex('files_of_uploader').on('files').columns(['uploader_id', 'claimed_at']).execute()
  await db.schema.createIndex('files_unclaimed').on('files').columns(['claimed_at', 'uploaded_at']).execute()
  await db.schema.createIndex('files_stored').on('files').column('stored').execute()
  await db.schema
    .createTable('file_people')
    .addColumn('file_id', 'text', (c) => c.notNull().references('files.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('file_people_key', ['file_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('file_leftovers')
    .addColumn('stored', 'text', (c) => c.primaryKey())
    .execute()
}

async function makeAttachments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('message_files')
    .addColumn('file_id', 'text', (c) => c.primaryKey().references('files.id'))
    .addColumn('message_id', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('since_revision', 'integer', (c) => c.notNull())
    .addColumn('until_revision', 'integer')
    .execute()
  await db.schema.createIndex('message_files_of_message').on('message_files').column('message_id').execute()
}
