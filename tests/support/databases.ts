import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '../../server/database/database.ts'
import { openDatabase } from '../../server/database/open.ts'
import { openPostgres } from '../../server/database/postgres.ts'
import { openCopy } from './copied-database.ts'
import { openEmptied, type Ground } from './emptied-database.ts'
import type { Migrated } from './migrated.ts'
import { databasesVariable } from './drop-databases.ts'
import { makePgliteSchema } from './pglite.ts'

/** Which database the project under way runs on: one of these, set by vitest.config.ts. */
type Kind = 'sqlite' | 'pglite' | 'postgres'

/**
 * Opens an empty database of the kind the tests run on; `close` removes it, too. It is migrated already by what is given,
 * and by nothing else: that was done once, and each test gets a copy, or what another test left, emptied.
 * SQLite: a file in a folder of its own. PGlite: a schema in the worker's one instance. PostgreSQL: a database of its own
 * on the server of TERTULIA_TEST_POSTGRES.
 */
export const openTestDatabase = (migrated: Migrated = []): Promise<Database> => openers[readKind()](migrated)

const openers: Record<Kind, (migrated: Migrated) => Promise<Database>> = {
  sqlite: openCopy,
  pglite: (migrated) => openEmptied(migrated, makeSchema),
  postgres: (migrated) => openEmptied(migrated, makeDatabase),
}

async function makeSchema(): Promise<Ground> {
  const schema = await makePgliteSchema()
  return { ...schema, open: async () => openPostgres(schema.openPool()) }
}

async function makeDatabase(): Promise<Ground> {
  const { address, remove } = await makers.postgres()
  return { schema: 'public', open: async () => openDatabase(address), run: (text) => runOn(address, text), remove }
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
    const name = `${process.env[databasesVariable] ?? 'tertulia_test'}_${randomBytes(6).toString('hex')}`
    await runOn(server, `create database ${name}`)
    const address = new URL(server)
    address.pathname = `/${name}`
    return {
      address: address.href,
      remove: async () => void (await runOn(server, `drop database ${name} with (force)`)),
    }
  },
} satisfies Record<Kind, () => Promise<{ address: string | undefined; remove: () => Promise<void> }>>

async function runOn<Row extends object>(server: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    // Several statements at once are answered one by one.
    const answers = [await client.query<Row>(statement)].flat()
    return answers.at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}
