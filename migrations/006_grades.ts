import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeChanges(db)
  await makeGrades(db)
  await makeHistory(db)
}

async function makeChanges(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grade_changes')
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('grade_changes_key', ['activity_id', 'person_id'])
    .execute()
}

async function makeGrades(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grades')
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('line_item', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('given', 'double precision')
    .addColumn('maximum', 'double precision', (c) => c.notNull())
    .addColumn('activity_progress', 'text', (c) => c.notNull())
    .addColumn('grading_progress', 'text', (c) => c.notNull())
    .addColumn('comment', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('computed_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('state_at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('claim', 'text')
    .addColumn('claimed_until', 'bigint', (c) => c.notNull())
    .addColumn('stamp', 'bigint', (c) => c.notNull())
    .addColumn('tried_at', 'bigint')
    .addColumn('tried_share', 'double precision')
    .addColumn('tried_comment', 'text')
    .addColumn('sent_given', 'double precision')
    .addColumn('sent_maximum', 'double precision')
    .addColumn('sent_comment', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('held_given', 'double precision')
    .addColumn('held_maximum', 'double precision')
    .addColumn('held_at', 'bigint')
    .addColumn('overrule', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('grades_key', ['activity_id', 'line_item', 'person_id'])
    .execute()
  await db.schema.createIndex('grades_due').on('grades').column('due_at').execute()
  await db.schema.createIndex('grades_of_person').on('grades').column('person_id').execute()
}

async function makeHistory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grade_lines')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('line_item', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('given', 'double precision')
    .addColumn('maximum', 'double precision')
    .addColumn('reason', 'text')
    .addColumn('by_id', 'text')
    .execute()
  await db.schema
    .createIndex('grade_lines_of_grade')
    .on('grade_lines')
    .columns(['activity_id', 'person_id', 'line_item', 'id'])
    .execute()
  await db.schema
    .createTable('grade_reviews')
    .addColumn('activity_id', 'text', (c) => c.primaryKey().references('activities.id'))
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('claimed_until', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .addColumn('findings', 'text')
    .execute()
}
