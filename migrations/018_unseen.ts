import type { Kysely } from 'kysely'

/** Activities whose grades are sent although nobody can see what the gradebook holds, since somebody who leads said so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grades_unseen')
    .addColumn('activity_id', 'text', (c) => c.primaryKey().references('activities.id'))
    .addColumn('by_id', 'text')
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .execute()
}
