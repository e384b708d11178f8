import type { Kysely } from 'kysely'

/** Circles, and what can be for one. Cohorts and circles that were taken out stay, since something was said in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('circles')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('removed_at', 'bigint')
    .execute()
  await db.schema.createIndex('circles_of_course').on('circles').column('course_id').execute()
  await db.schema
    .createTable('circle_members')
    .addColumn('circle_id', 'text', (c) => c.notNull().references('circles.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('circle_members_key', ['circle_id', 'person_id'])
    .execute()
  await db.schema.createIndex('circle_members_of_person').on('circle_members').column('person_id').execute()
  await db.schema.alterTable('cohorts').addColumn('removed_at', 'bigint').execute()
  for (const table of ['conversations', 'files'])
    await db.schema
      .alterTable(table)
      .addColumn('circle_id', 'text', (c) => c.references('circles.id'))
      .execute()
}
