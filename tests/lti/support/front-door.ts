import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { ltiMigrations } from '../../../lti/migrations/index.ts'
import { ltiPart } from '../../../lti/register.ts'
import { coreMigrations } from '../../../migrations/index.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { buildApp } from '../../../server/app.ts'
import type { Configuration } from '../../../server/configuration.ts'
import type { Database } from '../../../server/database/database.ts'
import { makeHouse, type House } from '../../../server/house.ts'
import type { Part } from '../../../server/part.ts'
import { findPlugins, type Plugins } from '../../../server/plugins/find.ts'
import { plugin as poll } from '../../plugins/poll/server/index.ts'
import { pluginsFolder } from '../../support/app.ts'
import { openTestDatabase } from '../../support/databases.ts'
import { placesForFiles } from '../../support/folders.ts'
import { findFreePort } from '../../support/free-port.ts'
import { borrowKeys } from '../../support/key-ring.ts'
import { migrationsOf } from '../../support/migrated.ts'
import {
  startPracticeLms,
  type PracticeLms,
  type PracticeLmsOptions,
  type Tool,
} from '../../support/practice-lms/index.ts'

/** One line of the log. */
export type Line = Readonly<Record<string, unknown>>

/** The real app, and an LMS beside it that knows it, on another site. */
export interface FrontDoor {
  readonly url: string
  readonly house: House
  readonly part: Part
  readonly database: Database
  readonly lms: PracticeLms
  /** How the LMS knows us. */
  readonly tool: Tool
  readonly log: Line[]
  /** Runs a subcommand of `tertulia`, by its words, and answers what it printed. */
  run(command: string, ...args: string[]): Promise<string[]>
  /** How many rows each table has, but for what a login leaves behind. */
  countRows(): Promise<Record<string, number>>
  /** Reads rows with plain SQL. */
  rows<Row>(text: string): Promise<Row[]>
  /** Turned off, frames get no cookies of ours: a browser that keeps none there, as Safari before it partitioned them. */
  readonly levers: { cookiesInFrames: boolean }
  /** Tells the clock to run ahead by so many ms. */
  wait(milliseconds: number): void
  close(): Promise<void>
}

export interface FrontDoorOptions {
  readonly lms?: Partial<PracticeLmsOptions>
  readonly configuration?: Partial<Configuration>
  /** Beside those of the product, and the poll. */
  readonly plugins?: readonly Pick<Plugin, 'contract'>[]
  /** Words after `platform add`, beside the addresses; what is null is left out of the tool's own. */
  readonly deployments?: readonly string[]
  readonly acceptAnyDeployment?: boolean
  /** False: the LMS and we do not know each other yet. */
  readonly connected?: boolean
}

export async function startFrontDoor(options: FrontDoorOptions = {}): Promise<FrontDoor> {
  const lms = await startPracticeLms({ mood: 'moodle', ...options.lms })
  const log: Line[] = []
  const clock = { ahead: 0 }
  const pages = makePages()
  const plugins = await findAllPlugins(options.plugins ?? [])
  const database = await openTestDatabase([...migrationsOf(coreMigrations, plugins), ['lti', ltiMigrations]])
  const house = await makeLoggedHouse({ database, plugins, log, clock, configuration: options.configuration ?? {} })
  const borrowed = borrowKeys()
  const part = ltiPart(house, { makePair: () => borrowed.next() })
  const levers = { cookiesInFrames: true }
  const app = await buildApp({ house, parts: [droppingCookies(part, levers)], pages })
  const { url, port } = house.configuration
  await app.listen({ port, host: 'localhost' })
  const tool = lms.registerTool({
    loginUrl: `${url}/lti/login`,
    redirectUris: [`${url}/lti/launch`],
    jwksUrl: `${url}/lti/keys`,
    deepLinkUrl: `${url}/lti/launch`,
    custom: { context_history: '$Context.id.history', link_history: '$ResourceLink.id.history' },
  })
  const door: FrontDoor = {
    ...{ url, house, part, database, lms, tool, log, levers },
    run: (command, ...args) => run(part, command, args),
    countRows: () => countRows(database),
    rows: (text) => readRows(database, text),
    wait: (milliseconds) => void (clock.ahead += milliseconds),
    async close() {
      await app.close()
      await database.close()
      await lms.close()
      borrowed.giveBack()
      rmSync(pages, { recursive: true })
    },
  }
  if (options.connected !== false) await connect(door, options)
  return door
}

const droppingCookies = (part: Part, levers: FrontDoor['levers']): Part => ({
  ...part,
  async routes(app) {
    app.addHook('onSend', async ({ headers }, reply) => {
      if (!levers.cookiesInFrames && headers['sec-fetch-dest'] === 'iframe') reply.removeHeader('set-cookie')
    })
    await part.routes(app)
  },
})

/** The page of the app as a visitor's browser gets it, without the app in it. */
function makePages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-pages-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tertulia</title><h1>Inside</h1>')
  writeFileSync(join(folder, 'guest.html'), '<!doctype html><title>Tertulia</title>')
  return folder
}

interface HouseParts {
  readonly database: Database
  readonly log: Line[]
  readonly clock: { readonly ahead: number }
  readonly configuration: Partial<Configuration>
  readonly plugins: Plugins
}

const findAllPlugins = async (more: readonly Pick<Plugin, 'contract'>[]): Promise<Plugins> =>
  new Map([
    ...(await findPlugins({ folder: pluginsFolder, packages: [] })),
    ...[poll, ...more].map((plugin) => [plugin.contract.id, plugin as unknown as Plugin] as const),
  ])

async function makeLoggedHouse({ database, plugins, log, clock, configuration }: HouseParts): Promise<House> {
  const port = await findFreePort()
  return makeHouse({
    configuration: {
      ...{ port, host: 'localhost', url: `http://localhost:${port}`, database: '', plugins: [] },
      ...placesForFiles(),
      secret: 'a secret that only tests know, long enough',
      trustedHosts: ['127.0.0.1', 'localhost'],
      logLevel: 'info',
      ...configuration,
    },
    database,
    plugins,
    log: pino({ level: 'info', base: null }, { write: (line: string) => log.push(JSON.parse(line) as Line) }),
    now: () => Date.now() + clock.ahead,
  })
}

async function connect({ lms, tool, run: runCommand }: FrontDoor, options: FrontDoorOptions): Promise<void> {
  const { authorizeUrl, tokenUrl, jwksUrl } = lms.endpoints
  const deployments = (options.deployments ?? [tool.deploymentId]).flatMap((id) => ['--deployment', id])
  await runCommand(
    'platform add',
    ...['--issuer', lms.issuer, '--client-id', tool.clientId, '--authorize-url', authorizeUrl],
    ...['--token-url', tokenUrl, '--jwks-url', jwksUrl, ...deployments],
    ...(options.acceptAnyDeployment ? ['--accept-any-deployment'] : []),
  )
}

async function run(part: Part, command: string, args: readonly string[]): Promise<string[]> {
  const lines: string[] = []
  const known = part.commands[command]
  if (!known) throw new Error(`There is no command "${command}".`)
  await known.run(args, (line) => void lines.push(line))
  return lines
}

/** Tables that a launch may add to; a login under way is no trace of anybody. */
const tables = [
  ...[
    'people',
    'courses',
    'members',
    'cohorts',
    'cohort_members',
    'activities',
    'placements',
    'sessions',
    'entry_codes',
  ],
  ...['lti_platforms', 'lti_deployments', 'lti_courses', 'lti_links', 'lti_placings', 'room_events'],
]

async function countRows(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const [row] = await readRows<{ count: number }>(database, `select count(*) as count from ${table}`)
    counts[table] = Number(row?.count)
  }
  return counts
}

const readRows = async <Row>(database: Database, text: string): Promise<Row[]> =>
  database.read(async (db) => (await sql.raw<Row>(text).execute(db)).rows)
