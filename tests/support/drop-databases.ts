import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** How the names of a run's databases begin. */
export const databasesVariable = 'TEST_DATABASES'

/** After a run on a real PostgreSQL: what its tests used again and again is removed. */
export default function dropDatabases(): () => Promise<void> {
  const prefix = (process.env[databasesVariable] ??= `tertulia_test_${randomBytes(4).toString('hex')}`)
  return async () => {
    const client = new pg.Client({ connectionString: process.env['TERTULIA_TEST_POSTGRES'] })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}
