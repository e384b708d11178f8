import { chmod, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { coreMigrations } from '../../../migrations/index.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { openSqlite } from '../../../server/database/sqlite.ts'
import { migrateCore } from '../../../server/database/open.ts'
import { makeFolder } from '../../support/folders.ts'
import { openTestDatabase } from '../../support/databases.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>

beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => folder.remove())

const createTable = (db: Kysely<never>, name: string) =>
  db.schema.createTable(name).addColumn('id', 'integer').execute()

describe('When the disk is full', () => {
  test('a write fails with a clear error, its neighbours of the same commit too, and what was acknowledged stays', async () => {
    const database = openSqlite(join(folder.path, 'full.db'))
    await migrateCore(database)
    const save = (room: string, length: number) =>
      database.write((db) =>
        db
          .insertInto('room_events')
          .values({ room, seq: 1, frame: 'x'.repeat(length), at: 1 })
          .execute(),
      )
    await save('acknowledged', 10)
    // The limit of pages is how SQLite itself stands before a disk that takes no more.
    await database.write((db) => sql`pragma max_page_count = 60`.execute(db))
    const outcomes = await Promise.allSettled([save('large', 4_000_000), save('neighbour', 10)])
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'storage_full', status: 503 } })
    await database.write((db) => sql`pragma max_page_count = 100000`.execute(db))
    await save('after', 10)
    const rows = await database.read((db) => db.selectFrom('room_events').select('room').orderBy('room').execute())
    expect(rows.map(({ room }) => room)).toEqual(['acknowledged', 'after'])
    await database.close()
  })
})

describe('A start', () => {
  test('makes a database file that its owner alone can read, and its log, too', async () => {
    await chmod(folder.path, 0o755)
    const database = openDatabase(`file:${folder.path}/own.db`)
    await migrateCore(database)
    for (const name of ['own.db', 'own.db-wal']) expect((await stat(join(folder.path, name))).mode & 0o777).toBe(0o600)
    await database.close()
  })

  test('stops with a sentence when the database cannot be opened', () => {
    expect(() => openDatabase(`file:${folder.path}/not/there/t.db`)).toThrow(
      /cannot be opened for writing.*permissions/,
    )
  })

  test('stops with a sentence when the database may only be read', async () => {
    const path = join(folder.path, 'read.db')
    const database = openSqlite(path)
    await migrateCore(database)
    await database.close()
    // The version for writing, in the head of the file, is one that SQLite does not know. Permissions would not stop root.
    const file = await open(path, 'r+')
    await file.write(Buffer.of(9), 0, 1, 18)
    await file.close()
    expect(() => openDatabase(`file:${path}`)).toThrow(/cannot be opened for writing.*permissions/)
  })

  test('stops with a sentence when the database was made by a newer release', async () => {
    const database = await openTestDatabase()
    await database.migrate('core', { ...coreMigrations, '999_from_the_future': { up: async () => {} } })
    await expect(database.migrate('core', coreMigrations)).rejects.toThrow(/made by a newer one/)
    await database.close()
  })

  test('leaves nothing of a migration that failed half-way, nor of those before it in the same start', async () => {
    const database = await openTestDatabase()
    const before = { '001_before': { up: (db: Kysely<never>) => createTable(db, 'before_it') } }
    const broken = {
      async up(db: Kysely<never>) {
        await createTable(db, 'half')
        await sql`insert into a_table_that_is_not_there values (1)`.execute(db)
      },
    }
    const failing = database.migrate('example', { ...before, '002_broken': broken })
    await expect(failing).rejects.toThrow(/migrations of "example" could not be applied: .*a_table_that_is_not_there/)
    const mended = { '002_broken': { up: (db: Kysely<never>) => createTable(db, 'half') } }
    await expect(database.migrate('example', { ...before, ...mended })).resolves.toBeUndefined()
    await database.close()
  })

  test('leaves a database alone that it migrated before', async () => {
    const database = await openTestDatabase()
    await migrateCore(database)
    await expect(migrateCore(database)).resolves.toBeUndefined()
    await database.close()
  })
})

describe('A question that writes', () => {
  test('fails, on whatever database', async () => {
    const database = await openTestDatabase()
    await migrateCore(database)
    const writing = database.read((db) => db.insertInto('rooms').values({ room: 'x', seq: 1 }).execute())
    await expect(writing).rejects.toThrow(/read-?only|not allowed|refused|kept|reached/i)
    expect(await database.read((db) => db.selectFrom('rooms').selectAll().execute())).toEqual([])
    await database.close()
  })
})

describe('Writes of one turn', () => {
  test('are committed together, and one that fails takes no other along', async () => {
    const database = await openTestDatabase()
    await migrateCore(database)
    const save = (room: string) => database.write((db) => db.insertInto('rooms').values({ room, seq: 1 }).execute())
    const outcomes = await Promise.allSettled([save('a'), save('b'), save('a'), save('c')])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const rows = await database.read((db) => db.selectFrom('rooms').select('room').orderBy('room').execute())
    expect(rows.map(({ room }) => room)).toEqual(['a', 'b', 'c'])
    await database.close()
  })
})
