import { fileURLToPath } from 'node:url'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { ltiPart } from '../../lti/register.ts'
import { buildApp } from '../../server/app.ts'
import type { Configuration } from '../../server/configuration.ts'
import type { Database } from '../../server/database/database.ts'
import { migrateCore } from '../../server/database/open.ts'
import { makeHouse, type House } from '../../server/house.ts'
import { findPlugins, type Plugins } from '../../server/plugins/find.ts'
import { pluginsFolder } from './app.ts'
import { borrowKeys } from './key-ring.ts'

export interface ProductOptions {
  /** Its `url` is where it is reached, its `port` where it listens. */
  readonly configuration: Configuration
  readonly database: Database
  readonly now?: () => number
  /** By default, those found in plugins/. */
  readonly plugins?: Plugins
  /** By default nothing is logged. */
  readonly log?: FastifyBaseLogger
}

const unread = pino({ level: 'silent' }, { write: () => undefined })

/** The whole product in this process: the core, the front door, the plugins and the built pages. */
export interface Product {
  readonly url: string
  readonly app: FastifyInstance
  readonly house: House
  /** Runs a subcommand of the front door by its words and answers what it printed. */
  run(command: string, ...args: string[]): Promise<string[]>
  /** Stops serving; the database stays open. */
  close(): Promise<void>
}

export async function startProduct(options: ProductOptions): Promise<Product> {
  const { configuration, database, now = Date.now, log = unread } = options
  const plugins = options.plugins ?? (await findPlugins({ folder: pluginsFolder, packages: [] }))
  const house = makeHouse({ configuration, database, plugins, log, now })
  const borrowed = borrowKeys()
  const part = ltiPart(house, { makePair: () => borrowed.next() })
  await migrateCore(database)
  await database.migrate(part.name, part.migrations)
  for (const [id, plugin] of plugins) await database.migrate(id, plugin.migrations)
  const pages = fileURLToPath(new URL('../../dist/client', import.meta.url))
  const app = await buildApp({ house, parts: [part], pages })
  await app.listen({ port: configuration.port, host: configuration.host })
  return {
    url: configuration.url,
    app,
    house,
    run: (command, ...args) => runCommand(part.commands, command, args),
    async close() {
      await app.close()
      borrowed.giveBack()
    },
  }
}

async function runCommand(
  commands: ReturnType<typeof ltiPart>['commands'],
  command: string,
  args: readonly string[],
): Promise<string[]> {
  const lines: string[] = []
  const known = commands[command]
  if (!known) throw new Error(`There is no command "${command}".`)
  await known.run(args, (line) => void lines.push(line))
  return lines
}
