import { closeSync, openSync } from 'node:fs'
import { sql } from 'kysely'
import { coreMigrations } from '../../migrations/index.ts'
import type { Database } from './database.ts'
import { DiskThread } from './disk-thread.ts'
import { connectPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/**
 * Opens the database of an address: `file:<path>` or `postgres://...`. Throws a sentence when that cannot be.
 *
 * @param how.writerThread whether a thread of its own waits for the disk of a file
 */
export function openDatabase(address: string, { writerThread = false }: { writerThread?: boolean } = {}): Database {
  if (/^postgres(ql)?:/.test(address)) return connectPostgres(address)
  const file = address.replace(/^file:/, '')
  try {
    makeOwn(file)
    return openSqlite(file, writerThread ? { openDisk: (opened) => new DiskThread(opened) } : {})
  } catch (error) {
    const sentence = `The database file ${file} cannot be opened for writing: ${reasonOf(error)}. Check TERTULIA_DATABASE, the folder and its permissions.`
    throw new Error(sentence, { cause: error })
  }
}

/** Holds what was said: nobody else may read it, whoever may look into its folder. SQLite gives its logs the same mode. */
const makeOwn = (file: string): void => closeSync(openSync(file, 'a', 0o600))

/** Asks the database something, before anything is asked of it. Throws a sentence when it does not answer. */
export async function reachDatabase(database: Database): Promise<void> {
  try {
    await database.read((db) => sql`select 1`.execute(db))
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const sentence = `The database does not answer: ${reasonOf(cause)}. Check what TERTULIA_DATABASE leads to, its user and its password.`
    throw new Error(sentence, { cause: error })
  }
}

/** An error of a connection that was tried in several ways says nothing by itself. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Brings the core's own tables up to date. */
export const migrateCore = (database: Database): Promise<void> => database.migrate('core', coreMigrations)
