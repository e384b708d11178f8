import { sql, SqliteAdapter, type Kysely } from 'kysely'

/** What conversations are called, and the index of what was said in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversation_descriptions')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey().references('conversations.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('path', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('conversation_descriptions_of_course')
    .on('conversation_descriptions')
    .column('course_id')
    .execute()
  await (db.getExecutor().adapter instanceof SqliteAdapter ? makeSqliteIndex(db) : makePostgresIndex(db))
}

/** A document has the number that the full-text table knows it by; what it says is in messages alone. */
async function makeSqliteIndex(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_documents')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('message_id', 'text', (c) => c.notNull().unique())
    .execute()
  // The words arrive folded and parted by spaces: the tokenizer has nothing left to decide.
  await sql`
    create virtual table search_words
    using fts5(words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii')
  `.execute(db)
}

async function makePostgresIndex(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_documents')
    .addColumn('id', sql`bigint generated always as identity`, (c) => c.primaryKey())
    .addColumn('message_id', 'text', (c) => c.notNull().unique())
    .addColumn('words', sql`tsvector`, (c) => c.notNull())
    .execute()
  await sql`create index search_documents_by_word on search_documents using gin (words)`.execute(db)
}
