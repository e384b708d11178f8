import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { refuse } from '../errors.ts'
import type { Database, Migrations } from './database.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

const int8 = 20

/** Connects to PostgreSQL; `url` is `postgres://user:password@host:port/database`. */
export function connectPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, types: { getTypeParser: parserOf }, max: 10 })
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  pool.on('error', () => undefined)
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
  return {
    dialect: 'postgres',
    read: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work).catch(rethrow),
    write: (work) => retrying(() => db.transaction().execute(work)).catch(rethrow),
    migrate: (owner: string, migrations: Migrations) => migrate(db, owner, migrations),
    close: () => db.destroy(),
  }
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

function rethrow(error: unknown): never {
  const code = codeOf(error)
  if (code === '53100') throw refuse('storage_full')
  if (/^(ECONN|ENOTFOUND|57P0|08)/.test(code)) throw Object.assign(refuse('unavailable'), { cause: error })
  throw error
}
