import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '../../server/database/database.ts'
import { openDatabase } from '../../server/database/open.ts'
import { openPostgres } from '../../server/database/postgres.ts'
import { openPglitePool } from './pglite.ts'

/** Which database the project under way runs on: one of these, set by vitest.config.ts. */
type Kind = 'sqlite' | 'pglite' | 'postgres'

/**
 * Opens an empty database of the kind the tests run on; `close` removes it, too. Nothing is migrated yet.
 * SQLite: a file in a folder of its own. PGlite: a schema in the worker's one instance. PostgreSQL: a database of its own
 * on the server of TERTULIA_TEST_POSTGRES.
 */
export async function openTestDatabase(): Promise<Database> {
  const { address, remove } = await openTestAddress()
  if (address) return closingAlso(openDatabase(address), remove)
  return closingAlso(openPostgres(await openPglitePool()), remove)
}

/** What a started server needs for the same: an address, absent on PGlite, which only this process can reach. */
export async function openTestAddress(): Promise<{ address: string | undefined; remove: () => Promise<void> }> {
  return makers[readKind()]()
}

function readKind(): Kind {
  const kind = process.env['TEST_DATABASE'] ?? 'sqlite'
  if (kind === 'sqlite' || kind === 'pglite' || kind === 'postgres') return kind
  throw new Error(`TEST_DATABASE is "${kind}"; it may be sqlite, pglite or postgres.`)
}

const makers = {
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'tertulia-test-'))
    return {
      address: `file:${join(folder, 'tertulia.db')}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    }
  },
  pglite: async () => ({ address: undefined, remove: async () => {} }),
  async postgres() {
    const server = process.env['TERTULIA_TEST_POSTGRES']
    if (!server)
      throw new Error('Set TERTULIA_TEST_POSTGRES to postgres://... of a server whose user may make databases.')
    const name = `tertulia_test_${randomBytes(6).toString('hex')}`
    await runOn(server, `create database ${name}`)
    const address = new URL(server)
    address.pathname = `/${name}`
    return { address: address.href, remove: () => runOn(server, `drop database ${name} with (force)`) }
  },
} satisfies Record<Kind, () => Promise<{ address: string | undefined; remove: () => Promise<void> }>>

async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function closingAlso(database: Database, remove: () => Promise<void>): Database {
  return {
    ...database,
    async close() {
      await database.close()
      await remove()
    },
  }
}
