import type { Kysely } from 'kysely'

/** What somebody with a link brought and has not answered with: it is the link's alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('guest_uploads')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('link_id', 'text', (c) => c.notNull().references('guest_links.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('has_thumbnail', 'integer', (c) => c.notNull())
    .addColumn('stored', 'text', (c) => c.notNull())
    .addColumn('uploaded_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('guest_uploads_of_link').on('guest_uploads').column('link_id').execute()
  await db.schema.createIndex('guest_uploads_old').on('guest_uploads').column('uploaded_at').execute()
  await db.schema.createIndex('guest_uploads_stored').on('guest_uploads').column('stored').execute()
}
