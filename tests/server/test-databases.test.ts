import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../support/databases.ts'

const migrations = {
  '001': {
    up: async (db: import('kysely').Kysely<unknown>) => {
      await sql`create table notes (id bigint primary key, text text not null)`.execute(db)
    },
  },
}

test('two test databases know nothing of each other', async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()])
  for (const database of [one, other]) await database.migrate('notes', migrations)
  await one.write((db) => sql`insert into notes (id, text) values (1, 'here')`.execute(db))
  expect(await countNotes(one)).toBe(1)
  expect(await countNotes(other)).toBe(0)
  await Promise.all([one.close(), other.close()])
})

test('a whole number comes back from the database as a number, even one above 32 bits', async () => {
  const database = await openTestDatabase()
  await database.migrate('notes', migrations)
  await database.write((db) => sql`insert into notes (id, text) values (1763695000000, 'now')`.execute(db))
  const { rows } = await database.read((db) => sql<{ id: number }>`select id from notes`.execute(db))
  expect(rows).toEqual([{ id: 1763695000000 }])
  await database.close()
})

test('a write inside a read fails', async () => {
  const database = await openTestDatabase()
  await database.migrate('notes', migrations)
  await expect(database.read((db) => sql`insert into notes (id, text) values (1, 'no')`.execute(db))).rejects.toThrow()
  expect(await countNotes(database)).toBe(0)
  await database.close()
})

async function countNotes(database: Awaited<ReturnType<typeof openTestDatabase>>): Promise<number> {
  const { rows } = await database.read((db) => sql<{ n: number }>`select count(*) as n from notes`.execute(db))
  return rows[0]?.n ?? 0
}
