import { sql, SqliteAdapter, type Kysely } from 'kysely'

/**
 * Codes are found by their key alone: on SQLite a row then lies in the index of its key, and not in a second place that has to be
 * written as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return
  await db.schema.alterTable('entry_codes').renameTo('entry_codes_before').execute()
  await db.schema
    .createTable('entry_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .modifyEnd(sql`without rowid`)
    .execute()
  await sql`insert into entry_codes select * from entry_codes_before`.execute(db)
  await db.schema.dropTable('entry_codes_before').execute()
}
