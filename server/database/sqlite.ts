import BetterSqlite3 from 'better-sqlite3'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import { refuse } from '../errors.ts'
import type { Database, Migrations } from './database.ts'
import type { Disk } from './disk.ts'
import { runKeptQueriesBy } from './kept-query.ts'
import { migrate } from './migrate.ts'
import { readyToRun } from './ready-statements.ts'
import { prepareSteps, type Steps } from './steps.ts'
import type { Tables } from './tables.ts'
import { committingOn, readingOn } from './together-sqlite.ts'
import { TurnQueue } from './turn-queue.ts'

interface Wishes {
  /**
   * FULL: with WAL the driver's default is NORMAL, which may lose acknowledged commits when the power goes. OFF is for tests,
   * whose files nobody needs after one.
   */
  readonly synchronous?: 'FULL' | 'OFF'
  /** Who waits for the disk in place of the connection that writes; called when the log is there. */
  readonly openDisk?: (file: string) => Disk
}

/**
 * Opens (and makes, if need be) a database file. One connection writes, another reads: readers see the last commit while
 * a write is under way, and cannot write.
 */
export function openSqlite(file: string, { synchronous = 'FULL', openDisk }: Wishes = {}): Database {
  const writer = new BetterSqlite3(file)
  writer.pragma('journal_mode = WAL')
  // All that FULL does beyond NORMAL is to sync the log after a commit.
  writer.pragma(`synchronous = ${openDisk ? 'NORMAL' : synchronous}`)
  writer.pragma('foreign_keys = ON')
  // What a savepoint would put back is kept in memory. A command changes more pages than SQLite keeps there by itself, and the
  // rest would go to a temporary file: most of the writes of a commit, for something that is hardly ever read.
  writer.pragma('temp_store = MEMORY')
  // A file that may only be read opens all the same: it is asked now, and not by the first who says something.
  writer.exec('begin; pragma user_version = 1; rollback')
  const disk = openDisk?.(file)
  if (disk) writer.pragma('wal_autocheckpoint = 0')
  const writing = kyselyOn(writer)
  const reader = new BetterSqlite3(file, { readonly: true })
  const reading = kyselyOn(reader)
  const reads = new TurnQueue(readingOn(reading, prepareSteps(reader)))
  const steps = prepareSteps(writer)
  const commit = disk ? committingOn(writing, checkingFirst(disk, steps), disk) : committingOn(writing, steps)
  const writes = new TurnQueue(commit, undefined, reads)
  return {
    dialect: 'sqlite',
    read: (work) => (disk ? tellWhenKept(disk, reads.add(work)) : reads.add(work)).catch(rethrow),
    write: (work) => writes.add(work).catch(rethrow),
    async migrate(owner: string, migrations: Migrations) {
      await wholly(writer, () => migrate(writing, owner, migrations))
      await disk?.sync()
    },
    async close() {
      await reading.destroy()
      // Kysely leaves a connection open that it was never asked to use, and only who closes last may tidy the log away.
      reader.close()
      await disk?.close()
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

/** Nothing more is written once the disk has failed. */
const checkingFirst = (disk: Disk, steps: Steps): Steps => ({
  ...steps,
  begin() {
    disk.check()
    steps.begin()
  },
})

/** What a read has seen may have been committed and not be on the disk yet. */
async function tellWhenKept<T>(disk: Disk, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } finally {
    await disk.settled()
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
