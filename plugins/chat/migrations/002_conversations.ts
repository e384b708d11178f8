import { sql, type Kysely } from 'kysely'

/** An activity had one room; now it has one for each group that its designer names, and conversations between people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('chat_places')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text')
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    // What makes a second room impossible, whoever else is opening one.
    .addUniqueConstraint('chat_places_once', ['activity_id', 'place'])
    .execute()
  await sql`insert into chat_places (conversation_id, activity_id, kind, place, name, made_by, made_at)
    select conversation_id, activity_id, 'all', 'all', '', null, 0 from chat_rooms`.execute(db)
  await db.schema.dropTable('chat_rooms').execute()
  await db.schema
    .createTable('chat_members')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('chat_places.conversation_id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('chat_members_key', ['conversation_id', 'person_id'])
    .execute()
  await db.schema.createIndex('chat_members_of_person').on('chat_members').column('person_id').execute()
}
