import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await extendMessages(db)
  await makeMasks(db)
  await makeFollowing(db)
  await makePaces(db)
  await makeModeration(db)
  await makeAudit(db)
}

async function extendMessages(db: Kysely<unknown>): Promise<void> {
  const add = (column: string, type: 'text' | 'integer') =>
    db.schema.alterTable('messages').addColumn(column, type).execute()
  // What the answered message said when it was answered.
  await add('replied_revision', 'integer')
  await add('gone_reason', 'text')
  await add('mask_id', 'text')
  // Where this message is now, when only its place is left here.
  await add('moved_to', 'text')
}

async function makeMasks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('masks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('promise', 'text', (c) => c.notNull())
    .addColumn('lifted_at', 'bigint')
    .addColumn('lifted_by', 'text', (c) => c.references('people.id'))
    .addColumn('lifted_because', 'text')
    .addUniqueConstraint('masks_of_person', ['conversation_id', 'person_id', 'promise'])
    .addUniqueConstraint('masks_numbered', ['conversation_id', 'number'])
    .execute()
  await db.schema.createIndex('masks_of_activity').on('masks').columns(['activity_id', 'person_id']).execute()
}

async function makeFollowing(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('follows')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('set_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('follows_key', ['conversation_id', 'person_id'])
    .execute()
  await db.schema
    .createTable('visits')
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('before_at', 'bigint')
    .addColumn('began_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('visits_key', ['activity_id', 'person_id'])
    .execute()
}

async function makePaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('paces')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('paces_key', ['person_id', 'deed'])
    .execute()
}

async function makeModeration(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull().references('activities.id'))
    .addColumn('message_id', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('reporter_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('reported_at', 'bigint', (c) => c.notNull())
    .addColumn('decision', 'text')
    .addColumn('word', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by', 'text', (c) => c.references('people.id'))
    .addUniqueConstraint('reports_once', ['message_id', 'reporter_id'])
    .execute()
  await db.schema
    .createIndex('reports_of_activity')
    .on('reports')
    .columns(['activity_id', 'decided_at', 'reported_at'])
    .execute()
  await db.schema.createIndex('reports_of_reporter').on('reports').column('reporter_id').execute()
  await db.schema
    .createTable('mutes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('mask_id', 'text', (c) => c.references('masks.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('muted_at', 'bigint', (c) => c.notNull())
    .addColumn('muted_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute()
  await db.schema.createIndex('mutes_of_person').on('mutes').columns(['course_id', 'person_id', 'until']).execute()
}

/** What is in it stays: neither database lets a line be changed or taken away. */
async function makeAudit(db: Kysely<unknown>): Promise<void> {
  await withNumberedRows(db.schema.createTable('audit'), db)
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.notNull())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('toward', 'text')
    .addColumn('object', 'text')
    .addColumn('reason', 'text')
    .addColumn('until', 'bigint')
    .execute()
  await db.schema.createIndex('audit_of_course').on('audit').columns(['course_id', 'id']).execute()
  if (db.getExecutor().adapter instanceof SqliteAdapter) return keepOnSqlite(db)
  await keepOnPostgres(db)
}

/** The one column that the two databases spell differently. */
function withNumberedRows(table: CreateTableBuilder<string>, db: Kysely<unknown>) {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  if (isSqlite) return table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
  return table.addColumn('id', sql`bigint generated always as identity`, (c) => c.primaryKey())
}

async function keepOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`audit_no_${change}`)} before ${sql.raw(change)} on audit
      begin select raise(abort, 'The audit log only grows.'); end`.execute(db)
}

async function keepOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'The audit log only grows.'; end $$`.execute(db)
  await sql`create trigger audit_no_change before update or delete on audit
    for each row execute function audit_only_grows()`.execute(db)
}
