import type { Kysely } from 'kysely'

export const migrations = {
  '001_votes': {
    up: (db: Kysely<unknown>) =>
      db.schema
        .createTable('poll_votes')
        .addColumn('activity_id', 'text', (c) => c.notNull())
        .addColumn('person_id', 'text', (c) => c.notNull())
        .addColumn('choice', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('poll_votes_key', ['activity_id', 'person_id'])
        .execute(),
  },
}
