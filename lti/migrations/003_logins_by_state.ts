import { sql, SqliteAdapter, type Kysely } from 'kysely'

export const loginsByState = {
  /** As the core's codes: on SQLite a login lies in the index of its state, and not in a second place as well. */
  async up(db: Kysely<unknown>): Promise<void> {
    if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return
    await db.schema.alterTable('lti_logins').renameTo('lti_logins_before').execute()
    await db.schema
      .createTable('lti_logins')
      .addColumn('state_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('nonce_hash', 'text', (c) => c.notNull())
      .addColumn('proof_hash', 'text', (c) => c.notNull())
      .addColumn('platform_id', 'text', (c) => c.notNull().references('lti_platforms.id'))
      .addColumn('storage_target', 'text')
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .modifyEnd(sql`without rowid`)
      .execute()
    await sql`insert into lti_logins select * from lti_logins_before`.execute(db)
    await db.schema.dropTable('lti_logins_before').execute()
  },
}
