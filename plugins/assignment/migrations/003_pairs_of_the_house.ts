import type { Kysely } from 'kysely'

/** Who accompanies whom is the house's own to know since it pairs people for every activity. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('assignment_mentors').execute()
}
