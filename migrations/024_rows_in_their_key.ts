import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely } from 'kysely'

/**
 * What was answered is found by the key first: keys begin with their time, so that those of one commit lie on few pages. And on
 * SQLite what is found by its key alone lies in the index of that, and not in a second place that has to be written as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return turnKey(db)
  await moveRows(db, 'rooms', (table) =>
    table.addColumn('room', 'text', (c) => c.primaryKey().notNull()).addColumn('seq', 'integer', (c) => c.notNull()),
  )
  await moveRows(db, 'conversation_authors', (table) =>
    table
      .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
      .addPrimaryKeyConstraint('conversation_authors_key', ['conversation_id', 'person_id']),
  )
  await moveRows(db, 'read_positions', (table) =>
    table
      .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('read_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('read_positions_key', ['conversation_id', 'person_id']),
  )
  await db.schema.dropIndex('answered_commands_by_time').execute()
  await moveRows(db, 'answered_commands', (table) =>
    table
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('answered_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('answered_commands_key', ['key', 'person_id']),
  )
  await db.schema.createIndex('answered_commands_by_time').on('answered_commands').column('answered_at').execute()
}

/** The columns are the same, in the same order. */
async function moveRows(
  db: Kysely<unknown>,
  name: string,
  make: (table: CreateTableBuilder<string>) => CreateTableBuilder<string>,
): Promise<void> {
  const before = `${name}_before`
  await db.schema.alterTable(name).renameTo(before).execute()
  await make(db.schema.createTable(name))
    .modifyEnd(sql`without rowid`)
    .execute()
  await sql`insert into ${sql.table(name)} select * from ${sql.table(before)}`.execute(db)
  await db.schema.dropTable(before).execute()
}

async function turnKey(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('answered_commands').dropConstraint('answered_commands_key').execute()
  await db.schema
    .alterTable('answered_commands')
    .addPrimaryKeyConstraint('answered_commands_key', ['key', 'person_id'])
    .execute()
}
