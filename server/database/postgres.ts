import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely'
import pg from 'pg'
import { refuse } from '../errors.ts'
import type { Database, Migrations } from './database.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'
import { Turns } from './turns.ts'

const int8 = 20

/** Connects to PostgreSQL; `url` is `postgres://user:password@host:port/database`. */
export function connectPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, types: { getTypeParser: parserOf }, max: 10 })
  // A connection that breaks is replaced by the pool, and whoever was using it is told by their next query. Unheard, the
  // error that it emits as well would end the process: of an idle one on the pool, of one in use on itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return openPostgres(pool)
}

/** All our bigints are times and counts: below 2^53, so they come back as numbers, as they do from SQLite. */
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === int8) return Number
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown
}

/** The same promises as on SQLite, on any pool that speaks PostgreSQL. */
export function openPostgres(pool: PostgresPool): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const turns = new Turns()
  const transact = <T>(work: (db: Kysely<Tables>) => Promise<T>) => retrying(() => db.transaction().execute(work))
  return {
    dialect: 'postgres',
    read: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work).catch(rethrow),
    write: (work, alone) =>
      (alone === undefined
        ? transact(work)
        : turns.take(alone, () => transact((db) => workAlone(db, alone, work)))
      ).catch(rethrow),
    migrate: (owner: string, migrations: Migrations) => migrate(db, owner, migrations),
    close: () => db.destroy(),
  }
}

/**
 * Keeps works of other processes waiting until the commit. Those of this process wait in their turn, before they take a
 * connection: a busy activity would else take all there are.
 */
async function workAlone<T>(db: Kysely<Tables>, name: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
  return work(db)
}

/** Two transactions that wait for each other: PostgreSQL ends one, which then simply runs again. */
async function retrying<T>(run: () => Promise<T>, triesLeft = 5): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (triesLeft === 0 || !['40001', '40P01'].includes(codeOf(error))) throw error
    return retrying(run, triesLeft - 1)
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** PostgreSQL's own codes for a lost connection and a server that stops or is full, those of the network, and the driver's words. */
const gone = /^(08|57P0|53300|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_|EHOST|ENET)/
const goneInWords = /connection (terminated|error)|timeout expired/i

function rethrow(error: unknown): never {
  const code = codeOf(error)
  if (code === '53100') throw refuse('storage_full')
  const isGone = gone.test(code) || (code === '' && error instanceof Error && goneInWords.test(error.message))
  if (isGone) throw Object.assign(refuse('unavailable'), { cause: error })
  throw error
}
