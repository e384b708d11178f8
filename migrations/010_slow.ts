import type { Kysely } from 'kysely'

/** A conversation in which everybody writes one message in so many seconds; null where they write as they like. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversations').addColumn('slow_seconds', 'integer').execute()
}
