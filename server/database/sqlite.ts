import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import { refuse } from '../errors.ts'
import type { Database, Migrations } from './database.ts'
import { runKeptQueriesBy } from './kept-query.ts'
import { migrate } from './migrate.ts'
import { readyToRun } from './ready-statements.ts'
import { prepareSteps } from './steps.ts'
import type { Tables } from './tables.ts'
import { committingOn, readingOn } from './together-sqlite.ts'
import { TurnQueue } from './turn-queue.ts'

/**
 * Opens (and makes, if need be) a database file. One connection writes, another reads: readers see the last commit while
 * a write is under way, and cannot write.
 *
 * @param how.synchronous FULL: with WAL the driver's default is NORMAL, which may lose acknowledged commits when the power
 * goes. OFF is for tests, whose files nobody needs after one.
 */
export function openSqlite(file: string, { synchronous = 'FULL' }: { synchronous?: 'FULL' | 'OFF' } = {}): Database {
  const writer = new BetterSqlite3(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma(`synchronous = ${synchronous}`)
  writer.pragma('foreign_keys = ON')
  // What a savepoint would put back is kept in memory. A command changes more pages than SQLite keeps there by itself, and the
  // rest would go to a temporary file: most of the writes of a commit, for something that is hardly ever read.
  writer.pragma('temp_store = MEMORY')
  // A file that may only be read opens all the same: it is asked now, and not by the first who says something.
  writer.exec('begin; pragma user_version = 1; rollback')
  const writing = kyselyOn(writer)
  const reader = new BetterSqlite3(file, { readonly: true })
  const reading = kyselyOn(reader)
  const reads = new TurnQueue(readingOn(reading, prepareSteps(reader)))
  const writes = new TurnQueue(committingOn(writing, prepareSteps(writer)), undefined, reads)
  return {
    dialect: 'sqlite',
    read: (work) => reads.add(work).catch(rethrow),
    write: (work) => writes.add(work).catch(rethrow),
    migrate: (owner: string, migrations: Migrations) => wholly(writer, () => migrate(writing, owner, migrations)),
    async close() {
      await reading.destroy()
      // Kysely leaves a connection open that it was never asked to use, and only who closes last may tidy the log away.
      reader.close()
      await writing.destroy()
      writer.close()
    },
  }
}

/**
 * All or nothing, which Kysely leaves out for SQLite though tables are taken back there like rows. Whoever starts at the same
 * time waits before looking what is pending, and finds it done.
 */
async function wholly(writer: BetterSqlite3.Database, work: () => Promise<void>): Promise<void> {
  writer.exec('begin immediate')
  try {
    await work()
    writer.exec('commit')
  } finally {
    if (writer.inTransaction) writer.exec('rollback')
  }
}

function kyselyOn(database: BetterSqlite3.Database): Kysely<Tables> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepingStatements(database) }) })
  runKeptQueriesBy(db, readyToRun(database))
  return db
}

/** Kysely prepares each statement anew; SQLite spends longer on that than on running most of them. */
function keepingStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite3.Statement>()
  return {
    close: () => void database.close(),
    prepare(text) {
      const known = kept.get(text)
      if (known) return known
      const statement = database.prepare(text)
      if (kept.size >= mostStatements) kept.clear()
      kept.set(text, statement)
      return statement
    },
  }
}

/** Far above what the product's own queries come to; lists of varying length make the rest. */
const mostStatements = 1000

/** Says what the disk says in words that reach the person; everything else stays what it is. */
function rethrow(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_FULL')) throw refuse('storage_full')
  if (/^SQLITE_(IOERR|READONLY|BUSY|CANTOPEN)/.test(code)) throw Object.assign(refuse('unavailable'), { cause: error })
  throw error
}
