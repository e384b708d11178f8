import type { Kysely } from 'kysely'

export const lineItems = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('lti_line_items')
      .addColumn('deployment_key', 'text', (c) => c.notNull())
      .addColumn('context_id', 'text', (c) => c.notNull())
      .addColumn('activity_id', 'text', (c) => c.notNull())
      .addColumn('line_item', 'text', (c) => c.notNull())
      .addColumn('url', 'text')
      .addColumn('making_until', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('lti_line_items_key', ['deployment_key', 'context_id', 'activity_id', 'line_item'])
      .execute()
  },
}
