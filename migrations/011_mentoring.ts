import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makePairings(db)
  await makePartings(db)
  await makeRules(db)
}

async function makePairings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mentor_pairings')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('mentor_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made', 'text', (c) => c.notNull())
    .addColumn('paired_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mentor_pairings_key', ['course_id', 'person_id'])
    .execute()
  await db.schema
    .createIndex('mentor_pairings_of_mentor')
    .on('mentor_pairings')
    .columns(['course_id', 'mentor_id'])
    .execute()
  await db.schema
    .createTable('mentor_offers')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('most', 'integer', (c) => c.notNull())
    .addColumn('offered_at', 'bigint', (c) => c.notNull())
    .addColumn('accepted_at', 'bigint')
    .addPrimaryKeyConstraint('mentor_offers_key', ['course_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('mentor_wishes')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('mentor_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mentor_wishes_key', ['course_id', 'person_id'])
    .execute()
}

/** Pairs that somebody ended: the rule does not make them again. */
async function makePartings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mentor_partings')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('mentor_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('mentor_partings_key', ['course_id', 'person_id', 'mentor_id'])
    .execute()
}

async function makeRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('managers')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('manager_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('managers_key', ['course_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('mentoring_rules')
    .addColumn('course_id', 'text', (c) => c.primaryKey().references('courses.id'))
    .addColumn('same_place', 'integer', (c) => c.notNull())
    .addColumn('most', 'integer', (c) => c.notNull())
    .addColumn('guidelines', 'text', (c) => c.notNull())
    .execute()
}
