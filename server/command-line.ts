import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../plugins/api/refusal.ts'
import { readConfiguration, type Configuration, type Environment } from './configuration.ts'
import { reachDatabase } from './database/open.ts'
import { checkSchema, examine } from './doctor.ts'
import { nearest } from './nearest.ts'
import type { Open, Opened } from './opened.ts'
import type { Command, Part } from './part.ts'
import { checkRecords } from './records/checking.ts'
import { verifyRecord } from './records/verifying.ts'
import { rebuildSearch } from './search/rebuild.ts'

/** What `tertulia` is told by server/main.ts, which alone knows what the product is made of. */
export interface Surroundings {
  readonly open: Open
  /** Starts the server; resolves when it has stopped in good order. */
  readonly serve: (configuration: Configuration) => Promise<void>
  readonly environment: Environment
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/** How a command ended: done; refused or not well; called in a way it does not know. */
export type ExitCode = 0 | 1 | 2

/**
 * Runs `tertulia <words>`; an error becomes one sentence for the person at the keyboard.
 * @param words what stood after `tertulia`
 */
export async function runCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    return await dispatch(words, surroundings)
  } catch (error) {
    surroundings.complain(sentenceOf(error))
    return 1
  }
}

function dispatch(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [first = 'help', ...others] = words
  if (['help', '--help', '-h'].includes(first) || others.includes('--help')) return help(surroundings)
  const [name, own] = Object.entries(ownCommands).find(([command]) => startsWith(words, command)) ?? []
  if (!name || !own) return runOfPart(words, surroundings)
  const after = words.slice(name.split(' ').length)
  if (after.length === 0 || own.takesWords) return own.run(surroundings, after)
  surroundings.complain(`tertulia ${name} takes nothing after it, and "${after.join(' ')}" was there.`)
  return Promise.resolve(2)
}

interface OwnCommand {
  readonly purpose: string
  /** Whether words may stand after its name. */
  readonly takesWords?: true
  run(surroundings: Surroundings, words: readonly string[]): Promise<ExitCode>
}

const ownCommands: Readonly<Record<string, OwnCommand>> = {
  serve: { purpose: 'start the server (stops in good order on SIGTERM)', run: serve },
  migrate: { purpose: 'bring the database up to date, and nothing else', run: migrate },
  doctor: { purpose: 'check this installation, and say what to do', run: doctor },
  'record verify': {
    purpose: 'verify a signed record: record verify FILE --key KEYFILE',
    takesWords: true,
    run: verifyFile,
  },
  'record check': { purpose: 'go through everything in the database that is signed', run: check },
  'search rebuild': { purpose: 'make the search index again from what was said', run: rebuild },
  help: { purpose: 'show this list', run: help },
}

async function serve({ environment, serve: start }: Surroundings): Promise<ExitCode> {
  await start(readConfiguration(environment))
  return 0
}

async function migrate(surroundings: Surroundings): Promise<ExitCode> {
  const opened = await surroundings.open(readConfiguration(surroundings.environment))
  await closingAfter(opened, () => opened.migrate())
  surroundings.say('The database is up to date.')
  return 0
}

async function rebuild(surroundings: Surroundings): Promise<ExitCode> {
  const opened = await surroundings.open(readConfiguration(surroundings.environment))
  await closingAfter(opened, async () => {
    await opened.migrate()
    await rebuildSearch(opened.database, surroundings.say)
  })
  return 0
}

/** Opens neither the database nor the network: an outsider runs it. */
async function verifyFile(surroundings: Surroundings, words: readonly string[]): Promise<ExitCode> {
  return askingRightly(surroundings, 'record verify FILE --key KEYFILE', async () => {
    const options = { key: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file] = positionals
    if (file === undefined || values.key === undefined || positionals.length > 1)
      throw new Refusal('option_missing', 400, 'Say which file, and where its keys are.')
    const { well, sentences } = verifyRecord(await readText(file), await readText(values.key))
    for (const sentence of sentences) surroundings.say(`${well ? 'well    ' : 'NOT WELL'} ${sentence}`)
    return well ? 0 : 1
  })
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read: ${sentenceOf(error)}.`, { cause: error })
  })

async function check({ environment, open, say }: Surroundings): Promise<ExitCode> {
  const opened = await open(readConfiguration(environment))
  const { database, plugins, migrations } = opened
  return closingAfter(opened, async () => {
    await reachDatabase(database)
    const schema = await checkSchema(database, migrations)
    // It changes nothing, and so does not migrate either.
    if (!schema.well) throw new Error(`The database is ${schema.finding}. ${schema.advice}`)
    return (await checkRecords({ database, plugins, now: Date.now }, say)) ? 0 : 1
  })
}

async function doctor({ environment, open, say }: Surroundings): Promise<ExitCode> {
  const checks = await examine(environment, open)
  for (const { name, well, finding, advice } of checks) {
    say(`${well ? 'well    ' : 'NOT WELL'} ${name}: ${finding}`)
    if (advice && !well) say(`         ${advice}`)
  }
  return checks.every(({ well }) => well) ? 0 : 1
}

async function help(surroundings: Surroundings): Promise<ExitCode> {
  surroundings.say('tertulia COMMAND, where COMMAND is one of:')
  for (const [name, { purpose }] of Object.entries(ownCommands)) surroundings.say(`  ${name.padEnd(14)} ${purpose}`)
  for (const { usage } of Object.values(await listCommands(surroundings))) surroundings.say(`  ${usage}`)
  return 0
}

/** Commands of the parts, learned from a product that is opened in a folder of its own: asking for help leaves nothing behind. */
async function listCommands({ open }: Surroundings): Promise<Record<string, Command>> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-help-'))
  try {
    const opened = await open(readConfiguration({ TERTULIA_DATA: folder }))
    return await closingAfter(opened, async () => commandsOf(opened.parts))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const commandsOf = (parts: readonly Part[]): Record<string, Command> =>
  Object.fromEntries(parts.flatMap(({ commands }) => Object.entries(commands)))

async function runOfPart(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const known = Object.keys(await listCommands(surroundings))
  const name = known.find((command) => startsWith(words, command))
  if (!name) return refuseUnknown(words, known, surroundings)
  const opened = await surroundings.open(readConfiguration(surroundings.environment))
  return closingAfter(opened, async () => {
    // A platform may be added before the first start.
    await opened.migrate()
    const command = commandsOf(opened.parts)[name]
    const after = words.slice(name.split(' ').length)
    return askingRightly(surroundings, command?.usage ?? name, async () => {
      await command?.run(after, surroundings.say)
      return 0
    })
  })
}

/** Runs a command; who calls it in a way that it does not know hears what was wrong, and how it is called. */
async function askingRightly(
  { complain }: Surroundings,
  usage: string,
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await run()
  } catch (error) {
    if (!isMisuse(error)) throw error
    complain(sentenceOf(error))
    complain(`It is called like this: tertulia ${usage}`)
    return 2
  }
}

const startsWith = (words: readonly string[], command: string): boolean =>
  command.split(' ').every((word, index) => words[index] === word)

async function refuseUnknown(words: readonly string[], known: string[], { complain }: Surroundings): Promise<ExitCode> {
  const said = words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ')
  if (!said) {
    complain(`tertulia knows no "${words.join(' ')}". See tertulia help.`)
    return 2
  }
  const all = [...Object.keys(ownCommands), ...known]
  const longer = all.filter((command) => command.startsWith(`${said} `))
  if (longer.length > 0) {
    complain(`tertulia ${said} wants another word: ${longer.join(', ')}.`)
    return 2
  }
  const meant = nearest(said, all) ?? nearest(words[0] ?? '', all)
  complain(`tertulia knows no "${said}". ${meant ? `Did you mean "${meant}"?` : 'See tertulia help.'}`)
  return 2
}

async function closingAfter<T>(opened: Opened, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await opened.close()
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Options that node:util's parseArgs does not know, or that a command says are wanting or wrong. */
const isMisuse = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (String(error.code).startsWith('ERR_PARSE_ARGS_') || ['option_missing', 'option_wrong'].includes(String(error.code)))
