import { sql, SqliteAdapter, type Kysely } from 'kysely'

/**
 * The few who wrote in a conversation last stand in its own row, which every message changes anyway. Of everybody who wrote
 * there it is enough to know that they did: when somebody writes again, nothing is written about it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('conversations')
    .addColumn('faces', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const list = isSqlite ? sql`json_group_array(person_id)` : sql`cast(json_agg(person_id) as text)`
  await sql`
    update conversations set faces = coalesce(
      (
        select ${list} from (
          select person_id from conversation_authors
          where conversation_id = conversations.id order by last_seq desc limit 6
        ) as latest
      ),
      '[]'
    )
  `.execute(db)
  await db.schema.dropIndex('conversation_authors_latest').execute()
  if (isSqlite) return db.schema.alterTable('conversation_authors').dropColumn('last_seq').execute()
  // Nodes of the release before may go on beside those of this one, and write there: nobody reads it any more.
  await sql`alter table conversation_authors alter column last_seq set default 0`.execute(db)
}
