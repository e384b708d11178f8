import type { Kysely } from 'kysely'

/** Links for witnesses, and what is known of those who answered: their names stand where a person's would. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment_invitations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('assignment_invitations_of_work')
    .on('assignment_invitations')
    .columns(['work_id', 'open'])
    .execute()
  await db.schema.createIndex('assignment_invitations_by').on('assignment_invitations').column('made_by').execute()
  await db.schema.alterTable('assignment_steps').addColumn('witness', 'text').execute()
  await db.schema.alterTable('assignment_signatures').addColumn('witness', 'text').execute()
  // Pieces that are shown together have ids of one moment, which say nothing about their order.
  await db.schema
    .alterTable('assignment_pieces')
    .addColumn('place', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
