import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeLadders(db)
  await makeWorks(db)
  await makeEvidence(db)
  await makeSignatures(db)
}

async function makeLadders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_ladders')
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('rungs', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text')
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_ladders_key', ['activity_id', 'version'])
    .execute()
  await db.schema
    .createTable('assignment_mentors')
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('mentor_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_mentors_key', ['activity_id', 'person_id'])
    .execute()
  await db.schema.createIndex('assignment_mentors_by').on('assignment_mentors').column('mentor_id').execute()
}

async function makeWorks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_works')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('rung_id', 'text', (c) => c.notNull())
    .addColumn('ladder_version', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('already', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('reflections', 'text', (c) => c.notNull())
    .addColumn('reflections_for', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('signer_id', 'text')
    .addColumn('because', 'text')
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('shown_at', 'bigint', (c) => c.notNull())
    .addColumn('share', 'real')
    .execute()
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`assignment_works_${name}`).on('assignment_works').columns(columns).execute()
  await index('of_person', ['activity_id', 'person_id'])
  await index('waiting', ['activity_id', 'status', 'signer_id', 'shown_at'])
  await index('by_person', ['person_id'])
  await index('by_signer', ['signer_id'])
  await db.schema
    .createTable('assignment_steps')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('to_id', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('assignment_steps_of_work').on('assignment_steps').columns(['work_id', 'id']).execute()
  await db.schema.createIndex('assignment_steps_by').on('assignment_steps').column('by_id').execute()
  await db.schema.createIndex('assignment_steps_to').on('assignment_steps').column('to_id').execute()
}

async function makeEvidence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_pieces')
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('piece_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('amount', 'double precision')
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('file_id', 'text')
    .addColumn('confidentiality', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_pieces_key', ['piece_id', 'revision'])
    .execute()
  await db.schema.createIndex('assignment_pieces_of_work').on('assignment_pieces').column('work_id').execute()
}

async function makeSignatures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_signatures')
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('by_name', 'text')
    .addColumn('by_role', 'text')
    .addColumn('by_salt', 'text')
    .addColumn('person_id', 'text')
    .addColumn('person_salt', 'text')
    .addColumn('document', 'text')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('link', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_signatures_key', ['activity_id', 'seq'])
    .execute()
  const index = (name: string, column: string) =>
    db.schema.createIndex(`assignment_signatures_${name}`).on('assignment_signatures').column(column).execute()
  await index('of_work', 'work_id')
  await index('by', 'by_id')
  await index('of', 'person_id')
}
