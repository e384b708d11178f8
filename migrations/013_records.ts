import type { Kysely } from 'kysely'

/** Public keys that records were signed with: the old ones stay published when the secret of the house changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('record_keys')
    .addColumn('kid', 'text', (c) => c.primaryKey())
    .addColumn('x', 'text', (c) => c.notNull())
    .addColumn('first_used_at', 'bigint', (c) => c.notNull())
    .execute()
}
