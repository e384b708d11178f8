import type { Kysely } from 'kysely'

/** Where and when something happened, for designers who want to know. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('assignment_pieces')
    .addColumn('happened_where', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('assignment_pieces').addColumn('happened_when', 'text').execute()
}
