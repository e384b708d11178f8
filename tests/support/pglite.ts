import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { parserOf } from '../../server/database/postgres.ts'
import { PgliteWire } from './pglite-wire.ts'

/** The folder of a fresh PGlite, packed: unpacking it takes a sixth of the time that making one takes. */
export const packedVariable = 'TEST_PGLITE_PACKED'

/** A query that waits this long for the one connection waits for itself: an outer `db` inside a transaction. */
const longestWait = 20_000

/** One instance for all test files of a worker; kept on globalThis because each file may load its own modules. */
const kept = globalThis as { tertuliaPglite?: Promise<Instance> }

interface Instance {
  readonly client: pg.Client
  readonly turns: Turns
  /** How many schemas there were so far. */
  count: number
  /** The schema whose role the connection has now. */
  entered: string | undefined
}

/** An empty schema of its own, and pools of one connection on it; those of all schemas take turns. */
export async function makePgliteSchema(): Promise<PgliteSchema> {
  const instance = await (kept.tertuliaPglite ??= startInstance())
  const schema = `test_${(instance.count += 1)}`
  const run = <Row extends object>(text: string) => runAsOwner<Row>(instance, text)
  // A role for each schema: Kysely lists the tables of every schema it may use, and would find the neighbours' migrations.
  await run(`create role ${schema}; create schema ${schema} authorization ${schema}`)
  return {
    schema,
    openPool: () => ({ connect: () => enter(instance, schema), end: async () => undefined }),
    run,
    remove: async () => void (await run(`drop schema ${schema} cascade; drop role ${schema}`)),
  }
}

interface PgliteSchema {
  readonly schema: string
  openPool(): PostgresPool
  /** Runs statements as the one who may do everything, and answers the rows of the last. */
  run<Row extends object>(text: string): Promise<Row[]>
  remove(): Promise<void>
}

async function startInstance(): Promise<Instance> {
  const packed = process.env[packedVariable]
  const pglite = packed
    ? await PGlite.create({ loadDataDir: new Blob([new Uint8Array(await readFile(packed))]) })
    : await PGlite.create()
  // The driver that the product has for a server, too.
  const client = new pg.Client({
    stream: () => new PgliteWire(pglite),
    ...{ user: 'postgres', database: 'postgres', types: { getTypeParser: parserOf } },
  })
  await client.connect()
  return { client, turns: new Turns(), count: 0, entered: undefined }
}

async function enter(instance: Instance, schema: string): Promise<PostgresPoolClient> {
  const { client, turns } = instance
  await turns.take()
  if (instance.entered !== schema) await client.query(`reset role; set role ${schema}; set search_path to ${schema}`)
  instance.entered = schema
  return {
    query: client.query.bind(client),
    release: () => turns.pass(),
  }
}

async function runAsOwner<Row extends object>(instance: Instance, text: string): Promise<Row[]> {
  const { client, turns } = instance
  await turns.take()
  try {
    instance.entered = undefined
    const answers = [await client.query<Row>(`reset role; ${text}`)].flat()
    return answers.at(-1)?.rows ?? []
  } finally {
    turns.pass()
  }
}

/** Gives the one connection to one after the other, in the order they asked. */
class Turns {
  private taken = false
  private readonly waiting: (() => void)[] = []

  async take(): Promise<void> {
    if (!this.taken) {
      this.taken = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(turn), 1)
        reject(new Error('Waited 20 seconds for the one PGlite connection: is an outer db used inside a transaction?'))
      }, longestWait)
      this.waiting.push(turn)
    })
  }

  pass(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.taken = false
  }
}
