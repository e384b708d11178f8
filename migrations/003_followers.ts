import { sql, SqliteAdapter, type Kysely } from 'kysely'

/** How far each follower of the event log has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('followers')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('transaction_id', 'bigint', (c) => c.notNull())
    .addColumn('line', 'bigint', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('failed_at', 'bigint')
    .addColumn('failure', 'text')
    .execute()
  if (db.getExecutor().adapter instanceof SqliteAdapter) return
  // With several writers, lines become visible in another order than that of their numbers. Whoever follows the log goes
  // by the transaction instead, up to the oldest that is still under way.
  await sql`alter table events add column transaction_id xid8 not null default pg_current_xact_id()`.execute(db)
  await sql`create index events_to_follow on events (transaction_id, id)`.execute(db)
}
