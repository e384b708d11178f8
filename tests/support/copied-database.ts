import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../server/database/database.ts'
import { openSqlite } from '../../server/database/sqlite.ts'
import { placesForFiles } from './folders.ts'
import { keyOf, migrateBy, type Migrated } from './migrated.ts'

/** The files that were migrated in this process, to be copied. */
const originals = new Map<string, Promise<string>>()

/** A SQLite file in a folder of its own; `close` removes both. */
export async function openCopy(migrated: Migrated): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-test-'))
  const file = join(folder, 'tertulia.db')
  if (migrated.length > 0) await copyFile(await findOriginal(migrated), file)
  const database = openSqlite(file, { synchronous: 'OFF' })
  return {
    ...database,
    async close() {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function findOriginal(migrated: Migrated): Promise<string> {
  const key = keyOf(migrated)
  const original = originals.get(key) ?? makeOriginal(migrated)
  originals.set(key, original)
  return original
}

async function makeOriginal(migrated: Migrated): Promise<string> {
  const { data } = placesForFiles()
  await mkdir(data, { recursive: true })
  const file = join(data, 'original.db')
  const database = openSqlite(file, { synchronous: 'OFF' })
  await migrateBy(database, migrated)
  await database.close()
  return file
}
