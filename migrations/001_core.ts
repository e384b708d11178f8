import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makePeopleAndCourses(db)
  await makeActivities(db)
  await makeConversations(db)
  await makeMessages(db)
  await makeDrafts(db)
  await makeLiveAndLog(db)
}

async function makePeopleAndCourses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('picture', 'text')
    .addColumn('locale', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('people_tenant_subject', ['tenant', 'subject'])
    .execute()
  await db.schema
    .createTable('courses')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('courses_tenant_external_id', ['tenant', 'external_id'])
    .execute()
  await db.schema
    .createTable('members')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('first_seen_at', 'bigint')
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('members_key', ['course_id', 'person_id'])
    .execute()
  await db.schema.createIndex('members_of_person').on('members').column('person_id').execute()
  await db.schema
    .createTable('cohorts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('name', 'text')
    .addColumn('is_default', 'integer')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('cohorts_one_default', ['course_id', 'is_default'])
    .execute()
  await db.schema
    .createTable('cohort_members')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohorts.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('cohort_members_key', ['cohort_id', 'person_id'])
    .execute()
  await db.schema.createIndex('cohort_members_of_person').on('cohort_members').column('person_id').execute()
}

async function makeActivities(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('activities')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('cohort_id', 'text', (c) => c.references('cohorts.id'))
    .addColumn('plugin', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('activities_of_course').on('activities').column('course_id').execute()
  await db.schema
    .createTable('placements')
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('resource_link', 'text', (c) => c.notNull())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addPrimaryKeyConstraint('placements_key', ['course_id', 'resource_link'])
    .execute()
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_by_end').on('sessions').column('expires_at').execute()
  await db.schema
    .createTable('entry_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
}

async function makeConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('cohort_id', 'text', (c) => c.references('cohorts.id'))
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('message_count', 'integer', (c) => c.notNull())
    .addColumn('last_message_at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('conversations_of_activity')
    .on('conversations')
    .columns(['activity_id', 'last_message_at'])
    .execute()
  await db.schema
    .createTable('conversation_people')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('conversation_people_key', ['conversation_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('conversation_authors')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_authors_key', ['conversation_id', 'person_id'])
    .execute()
  await db.schema
    .createIndex('conversation_authors_latest')
    .on('conversation_authors')
    .columns(['conversation_id', 'last_seq'])
    .execute()
  await db.schema
    .createTable('read_positions')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('read_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('read_positions_key', ['conversation_id', 'person_id'])
    .execute()
}

async function makeMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('reply_to', 'text', (c) => c.references('messages.id'))
    .addColumn('markdown', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('gone', 'text')
    .addColumn('gone_at', 'bigint')
    .addColumn('gone_by', 'text', (c) => c.references('people.id'))
    .addUniqueConstraint('messages_in_order', ['conversation_id', 'seq'])
    .execute()
  await db.schema.createIndex('messages_of_author').on('messages').column('author_id').execute()
  await db.schema
    .createTable('message_revisions')
    .addColumn('message_id', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('markdown', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('message_revisions_key', ['message_id', 'revision'])
    .execute()
  await db.schema
    .createTable('message_mentions')
    .addColumn('message_id', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('message_mentions_key', ['message_id', 'person_id'])
    .execute()
  await db.schema.createIndex('mentions_of_person').on('message_mentions').column('person_id').execute()
  await db.schema
    .createTable('message_reactions')
    .addColumn('message_id', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('reaction', 'text', (c) => c.notNull())
    .addColumn('reacted_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('message_reactions_key', ['message_id', 'person_id', 'reaction'])
    .execute()
}

async function makeDrafts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['activity_id', 'person_id', 'place'])
    .execute()
}

async function makeLiveAndLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rooms')
    .addColumn('room', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('room_events')
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('frame', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_events_key', ['room', 'seq'])
    .execute()
  await db.schema.createIndex('room_events_by_time').on('room_events').column('at').execute()
  await withNumberedRows(db.schema.createTable('events'), db)
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.notNull())
    .addColumn('activity_id', 'text')
    .addColumn('conversation_id', 'text')
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('verb', 'text', (c) => c.notNull())
    .addColumn('object', 'text')
    .addColumn('toward', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('events_of_course').on('events').columns(['course_id', 'id']).execute()
  await db.schema
    .createTable('answered_commands')
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('answered_commands_key', ['person_id', 'key'])
    .execute()
  await db.schema.createIndex('answered_commands_by_time').on('answered_commands').column('answered_at').execute()
}

/** The one column that the two databases spell differently. */
function withNumberedRows(table: CreateTableBuilder<string>, db: Kysely<unknown>) {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  if (isSqlite) return table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
  return table.addColumn('id', sql`bigint generated always as identity`, (c) => c.primaryKey())
}
