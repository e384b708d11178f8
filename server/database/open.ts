import { coreMigrations } from '../../migrations/index.ts'
import type { Database } from './database.ts'
import { connectPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Opens the database of an address: `file:<path>` or `postgres://...`. Throws a sentence when that cannot be. */
export function openDatabase(address: string): Database {
  if (/^postgres(ql)?:/.test(address)) return connectPostgres(address)
  const file = address.replace(/^file:/, '')
  try {
    return openSqlite(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const sentence = `The database file ${file} cannot be opened for writing: ${reason}. Check the folder and its permissions.`
    throw new Error(sentence, { cause: error })
  }
}

/** Brings the core's own tables up to date. */
export const migrateCore = (database: Database): Promise<void> => database.migrate('core', coreMigrations)
