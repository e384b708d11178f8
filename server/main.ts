import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { ltiPart } from '../lti/register.ts'
import { coreMigrations } from '../migrations/index.ts'
import { buildApp } from './app.ts'
import { runCommand } from './command-line.ts'
import { environment, type Configuration } from './configuration.ts'
import { openDatabase, reachDatabase } from './database/open.ts'
import { makeHouse, type House } from './house.ts'
import { openLog } from './log.ts'
import type { Opened } from './opened.ts'
import { findPlugins } from './plugins/find.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

interface Product extends Opened {
  readonly house: House
}

/** The product: the core, the adapters and the plugins, on the database of a configuration. Only this file knows all of them. */
async function open(configuration: Configuration): Promise<Product> {
  const plugins = await findPlugins({ folder: here('../plugins'), packages: configuration.plugins })
  const database = openDatabase(configuration.database, configuration)
  const house = makeHouse({ configuration, database, plugins, log: openLog(configuration.logLevel), now: Date.now })
  const parts = [ltiPart(house)]
  const migrations = {
    core: coreMigrations,
    ...Object.fromEntries(parts.map((part) => [part.name, part.migrations])),
    ...Object.fromEntries([...plugins].map(([id, plugin]) => [id, plugin.migrations])),
  }
  return {
    house,
    database,
    parts,
    plugins,
    migrations,
    async migrate() {
      await reachDatabase(database)
      for (const [owner, list] of Object.entries(migrations)) await database.migrate(owner, list)
    },
    async close() {
      // The bus would keep a command from ending that has done its work.
      await house.live.close()
      await database.close()
    },
  }
}

/** Serves until SIGTERM or SIGINT, then finishes what was acknowledged. */
async function serve(configuration: Configuration): Promise<void> {
  const product = await open(configuration)
  try {
    await product.migrate()
    await serveUntilStopped(product, configuration)
  } finally {
    await product.close()
  }
}

async function serveUntilStopped({ house, parts }: Product, configuration: Configuration): Promise<void> {
  const app = await buildApp({ house, parts, pages: here('../dist/client') })
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  try {
    await listen(app, configuration)
    await stopped
  } finally {
    await closeInGoodOrder(app)
  }
}

async function listen(app: FastifyInstance, { port, host }: Configuration): Promise<void> {
  await app.ready()
  try {
    await app.listen({ port, host })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`PORT ${port} of HOST ${host} cannot be listened on: ${reason}.`, { cause: error })
  }
}

/** What is being answered is answered; a connection that then falls idle is closed, since nobody else would for a minute. */
async function closeInGoodOrder(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  await app.close()
  clearInterval(sweep)
}

// Whoever reads along may have read enough: `tertulia help | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runCommand(process.argv.slice(2), {
  open,
  serve,
  environment,
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
})
