import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient } from 'kysely'

/** The folder of a fresh PGlite, packed: unpacking it takes a sixth of the time that making one takes. */
export const packedVariable = 'TEST_PGLITE_PACKED'

/** PostgreSQL's number for its type int8. */
const int8 = 20

/** A query that waits this long for the one connection waits for itself: an outer `db` inside a transaction. */
const longestWait = 20_000

/** One instance for all test files of a worker; kept on globalThis because each file may load its own modules. */
const kept = globalThis as { tertuliaPglite?: Promise<Instance>; tertuliaPgliteCount?: number }

interface Instance {
  readonly pglite: PGlite
  readonly turns: Turns
}

/** An empty schema of its own, and pools of one connection on it; those of all schemas take turns. */
export async function makePgliteSchema(): Promise<PgliteSchema> {
  const { pglite, turns } = await (kept.tertuliaPglite ??= startInstance())
  const number = (kept.tertuliaPgliteCount = (kept.tertuliaPgliteCount ?? 0) + 1)
  const schema = `test_${number}`
  const connection: Connection = { pglite, turns, schema }
  const client = makeClient(connection)
  const run = <Row extends object>(text: string) =>
    alone(turns, async () => {
      const results = await pglite.exec(`reset role; ${text}`)
      return (results.at(-1)?.rows ?? []) as Row[] // what the text asks for is known to whoever wrote it
    })
  // A role for each schema: Kysely lists the tables of every schema it may use, and would find the neighbours' migrations.
  await run(`create role ${schema}; create schema ${schema} authorization ${schema}`)
  return {
    schema,
    openPool: () => ({ connect: () => connect(connection, client), end: async () => undefined }),
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

interface Connection extends Instance {
  readonly schema: string
}

interface Client extends PostgresPoolClient {
  release(): void
}

async function startInstance(): Promise<Instance> {
  const packed = process.env[packedVariable]
  const parsers = { [int8]: Number }
  const pglite = packed
    ? await PGlite.create({ parsers, loadDataDir: new Blob([new Uint8Array(await readFile(packed))]) })
    : await PGlite.create({ parsers })
  return { pglite, turns: new Turns() }
}

async function connect({ pglite, turns, schema }: Connection, client: Client): Promise<Client> {
  await turns.take()
  await pglite.exec(`reset role; set role ${schema}; set search_path to ${schema}`)
  return client
}

function makeClient({ pglite, turns }: Connection): Client {
  return {
    query: (async (text: string, parameters: readonly unknown[]) => {
      // Several statements at once come without parameters, as with the driver for the network.
      const several = text.includes('; ') && parameters.length === 0
      if (several) await pglite.exec(text)
      const { rows, affectedRows } = several ? { rows: [] } : await pglite.query(text, [...parameters])
      return { command: commandOf(text), rowCount: affectedRows ?? 0, rows }
      // Kysely also declares a form with a cursor, which it uses for streams alone.
    }) as PostgresPoolClient['query'],
    release: () => turns.pass(),
  }
}

function commandOf(text: string): 'INSERT' | 'UPDATE' | 'DELETE' | 'MERGE' | 'SELECT' {
  const word = /^\s*(?:with\b.*\)\s*)?(insert|update|delete|merge)\b/is.exec(text)?.[1]?.toUpperCase()
  return word === 'INSERT' || word === 'UPDATE' || word === 'DELETE' || word === 'MERGE' ? word : 'SELECT'
}

async function alone<T>(turns: Turns, work: () => Promise<T>): Promise<T> {
  await turns.take()
  try {
    return await work()
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
