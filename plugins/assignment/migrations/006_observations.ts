import type { Kysely } from 'kysely'

/** What others saw: who wrote it, and who was asked to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const add = (column: string) => db.schema.alterTable('assignment_pieces').addColumn(column, 'text').execute()
  await add('observed')
  await add('observer_id')
  await add('observer')
  await add('observer_salt')
  await db.schema.createIndex('assignment_pieces_observer').on('assignment_pieces').column('observer_id').execute()
  await db.schema
    .alterTable('assignment_invitations')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('witness'))
    .execute()
  await db.schema
    .createTable('assignment_observers')
    .addColumn('work_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_observers_key', ['work_id', 'person_id'])
    .execute()
  await db.schema
    .createIndex('assignment_observers_of_person')
    .on('assignment_observers')
    .columns(['person_id', 'activity_id', 'open'])
    .execute()
}
