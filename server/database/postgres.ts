import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { NamedWrites } from './together-postgres.ts'
import type { Database, Migrations } from './database.ts'
import { migrate } from './migrate.ts'
import { retrying, rethrow } from './postgres-errors.ts'
import type { Tables } from './tables.ts'

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
export function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === int8) return Number
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown
}

/** The same promises as on SQLite, on any pool that speaks PostgreSQL. */
export function openPostgres(pool: PostgresPool): Database {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const named = new NamedWrites(db)
  return {
    dialect: 'postgres',
    read: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work).catch(rethrow),
    write: (work, alone) =>
      (alone === undefined ? retrying(() => db.transaction().execute(work)) : named.add(alone, work)).catch(rethrow),
    migrate: (owner: string, migrations: Migrations) => migrate(db, owner, migrations),
    close: () => db.destroy(),
  }
}
