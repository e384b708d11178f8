import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Each rule of .dependency-cruiser.cjs is shown a small house that breaks it, and one that keeps it. */

const house = resolve(import.meta.dirname, '../..')
const cruiser = join(house, 'node_modules/.bin/depcruise')

/** What every file of the small house may import without breaking a rule. */
const wellBuilt: Readonly<Record<string, string>> = {
  'plugins/api/contract.ts': "import { Type } from 'typebox'\nexport const any = Type.Any()\nexport type Id = string",
  'plugins/api/server.ts': "import type { Kysely } from 'kysely'\nexport type Db = Kysely<unknown>",
  'plugins/api/client.ts': "export { bell } from '../../client/elements/bell.ts'",
  'plugins/poll/contract.ts':
    "import { votes } from './contract/votes.ts'\nimport { any } from '../api/contract.ts'\nexport const contract = [votes, any]",
  'plugins/poll/contract/votes.ts': "import { Type } from 'typebox'\nexport const votes = Type.String()",
  'plugins/poll/server/index.ts':
    "import { contract } from '../contract.ts'\nimport type { Db } from '../../api/server.ts'\nexport const db: Db | undefined = contract[0] as never",
  'plugins/poll/client/index.ts':
    "import type { contract } from '../contract.ts'\nimport { bell } from '../../api/client.ts'\nimport { html } from 'lit'\nexport type C = typeof contract\nexport const x = [bell, html]",
  'plugins/poll/migrations/index.ts': "import { sql } from 'kysely'\nexport const one = sql",
  'plugins/poll/tests/server/poll.test.ts':
    "import { ground } from '../../../../tests/support/ground.ts'\nexport const g = ground",
  'plugins/wall/server/index.ts': 'export const wall = 1',
  'client/elements/bell.ts': "import { LitElement } from 'lit'\nexport const bell = LitElement",
  'client/main.ts':
    "import { bell } from './elements/bell.ts'\nimport type { Id } from '../plugins/api/contract.ts'\nimport type { Card } from '../server/people/contract.ts'\nexport type P = typeof Card\nexport const b: [typeof bell, Id?] = [bell]",
  'server/people/contract.ts': "import { Type } from 'typebox'\nexport const Card = Type.Any()",
  'server/database/open.ts':
    "import Sqlite from 'better-sqlite3'\nimport pg from 'pg'\nexport const open = [Sqlite, pg]",
  'server/app.ts':
    "import { open } from './database/open.ts'\nimport { any } from '../plugins/api/contract.ts'\nexport const app = [open, any]",
  'server/main.ts':
    "import { door } from '../lti/register.ts'\nimport { app } from './app.ts'\nexport const main = [door, app]",
  'lti/ltijs/adapter.ts': "import * as ltijs from 'ltijs'\nexport const adapter = ltijs",
  'lti/register.ts':
    "import { adapter } from './ltijs/adapter.ts'\nimport { app } from '../server/app.ts'\nexport const door = [adapter, app]",
  'migrations/001.ts': "import { sql } from 'kysely'\nexport const first = sql",
  'tests/support/ground.ts':
    "import { app } from '../../server/app.ts'\nimport pg from 'pg'\nexport const ground = [app, pg]",
  '.ci/build.ts': 'export const build = 1',
}

type Breach = readonly [file: string, added: string, rule: string]

/** A file of the house, the import that is added to it, and the rule that this breaks. */
const breaches: readonly Breach[] = [
  ['plugins/poll/server/index.ts', "import '../../../server/app.ts'", '1-plugin-imports-api-and-itself'],
  [
    'plugins/poll/server/index.ts',
    "import type { app } from '../../../server/app.ts'",
    '1-plugin-imports-api-and-itself',
  ],
  ['plugins/poll/server/index.ts', "import '../../wall/server/index.ts'", '1-plugin-imports-api-and-itself'],
  ['plugins/poll/server/index.ts', "import '../../../lti/register.ts'", '1-plugin-imports-api-and-itself'],
  ['plugins/poll/client/index.ts', "import '../../../client/elements/bell.ts'", '1-plugin-imports-api-and-itself'],
  [
    'plugins/poll/tests/server/poll.test.ts',
    "import '../../../../server/app.ts'",
    '1-plugin-tests-stay-outside-the-core',
  ],
  ['server/app.ts', "import '../plugins/poll/contract.ts'", '1-core-imports-no-plugin'],
  ['client/main.ts', "import '../plugins/poll/client/index.ts'", '1-core-imports-no-plugin'],
  ['plugins/api/server.ts', "import '../poll/contract.ts'", '1-core-imports-no-plugin'],
  ['plugins/poll/contract.ts', "import 'kysely'", '2-contract-imports-only-its-language'],
  ['plugins/poll/contract/votes.ts', "import 'kysely'", '2-contract-imports-only-its-language'],
  ['plugins/poll/contract.ts', "import './server/index.ts'", '2-contract-imports-only-its-language'],
  ['plugins/poll/contract.ts', "import 'node:fs'", '2-contract-imports-only-its-language'],
  ['client/main.ts', "import type { app } from '../server/app.ts'", '3-client-imports-nothing-of-the-server'],
  ['plugins/poll/client/index.ts', "import '../server/index.ts'", '3-client-imports-nothing-of-the-server'],
  ['plugins/api/client.ts', "import '../../server/app.ts'", '3-client-imports-nothing-of-the-server'],
  ['plugins/poll/client/index.ts', "import '../contract.ts'", '3-client-reads-only-types-of-contracts'],
  ['plugins/poll/client/index.ts', "import '../contract/votes.ts'", '3-client-reads-only-types-of-contracts'],
  ['client/main.ts', "import '../plugins/api/contract.ts'", '3-client-reads-only-types-of-contracts'],
  ['client/main.ts', "import '../server/people/contract.ts'", '3-client-reads-only-types-of-contracts'],
  ['client/main.ts', "import 'typebox'", '3-client-reads-only-types-of-contracts'],
  ['client/main.ts', "import 'node:fs'", '3-client-uses-no-node'],
  ['server/app.ts', "import '../client/elements/bell.ts'", '3-server-imports-nothing-of-the-client'],
  ['plugins/poll/server/index.ts', "import 'lit'", '3-server-imports-nothing-of-the-client'],
  ['client/elements/bell.ts', "import '../main.ts'", '4-no-cycles'],
  ['server/app.ts', "import '../lti/ltijs/adapter.ts'", '4-only-main-imports-lti'],
  ['server/main.ts', "import '../lti/ltijs/adapter.ts'", '4-main-uses-the-door-of-lti'],
  ['server/app.ts', "import '../.ci/build.ts'", '4-product-imports-no-tests'],
  ['lti/register.ts', "import '../tests/support/ground.ts'", '4-product-imports-no-tests'],
  ['lti/register.ts', "import 'ltijs'", '5-ltijs-behind-its-adapter'],
  ['lti/register.ts', "import 'better-sqlite3'", '5-drivers-in-the-database-folder'],
  ['server/app.ts', "import 'pg'", '5-drivers-in-the-database-folder'],
  ['migrations/001.ts', "import '../server/app.ts'", 'migrations-are-frozen'],
  ['plugins/poll/migrations/index.ts', "import '../server/index.ts'", 'migrations-are-frozen'],
  ['server/app.ts', "import './nowhere.ts'", 'nothing-unresolved'],
]

let folder: string

/** Breaches of different files are judged together: each round takes one of each file. */
const roundOf = (breach: Breach): number =>
  breaches.slice(0, breaches.indexOf(breach)).filter(([file]) => file === breach[0]).length
const blamed = new Map<Breach, string[]>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-rules-'))
  await symlink(join(house, 'node_modules'), join(folder, 'node_modules'))
  await symlink(join(house, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  await symlink(join(house, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  // A copy: oxlint reads the paths in it from the folder that it really lies in.
  await copyFile(join(house, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const [file, text] of Object.entries(wellBuilt)) await write(file, text)
  const last = Math.max(...breaches.map(roundOf))
  for (let round = 0; round <= last; round++) await judgeRound(breaches.filter((breach) => roundOf(breach) === round))
})

async function judgeRound(round: readonly Breach[]): Promise<void> {
  for (const [file, added] of round) await write(file, `${added}\n${wellBuilt[file]}`)
  const violations = judge()
  for (const breach of round) {
    const [file] = breach
    blamed.set(
      breach,
      violations.filter(({ from }) => from === file).map(({ rule }) => rule.name),
    )
    await write(file, wellBuilt[file] ?? '')
  }
}

afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), `${text}\n`)
}

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

/** What the rules say of the small house as it stands. */
function judge(): readonly Violation[] {
  const folders = ['server', 'client', 'plugins', 'lti', 'migrations', 'tests', '.ci']
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (!stdout) throw new Error(stderr)
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
}

test('a house that keeps the rules is not blamed for anything', () => {
  expect(judge()).toEqual([])
})

describe('each rule bites', () => {
  test.each(breaches.map((breach) => [...breach, breach] as const))(
    '%s with %s breaks %s',
    (_file, _added, rule, breach) => {
      expect(blamed.get(breach)).toContain(rule)
    },
  )
})

test('no rule is without a proof that it bites', async () => {
  const { default: rules } = (await import(join(house, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: { name: string }[] }
  }
  const proven = new Set(breaches.map(([, , rule]) => rule))
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([])
})

test.each([
  ['server/app.ts', ['server/app.ts']],
  ['lti/register.ts', ['lti/register.ts']],
  ['plugins/poll/server/index.ts', ['plugins/poll/server/index.ts']],
  ['server/configuration.ts', []],
])('the environment read in %s is reported for %j (rule 5)', async (file, reported) => {
  await write(file, 'export const port = process.env.PORT')
  const args = ['--config', '.oxlintrc.json', '--format', 'json', file]
  const { stdout } = spawnSync(join(house, 'node_modules/.bin/oxlint'), args, { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  const blamedFiles = diagnostics.filter(({ code }) => code.includes('no-process-env')).map(({ filename }) => filename)
  await write(file, wellBuilt[file] ?? 'export {}')
  expect(blamedFiles).toEqual(reported)
})
