import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfiguration, type Environment } from './configuration.ts'
import type { Database, Migrations } from './database/database.ts'
import { reachDatabase } from './database/open.ts'
import type { Open, Opened } from './opened.ts'
import type { Check } from './part.ts'
import { reachRedis } from './live/nodes/reach-redis.ts'
import { listFollowing } from './events/following.ts'
import { countFailing } from './schedule/scheduled.ts'

/** Everything `tertulia doctor` finds, in order; it stops early where what follows could not be asked. */
export async function examine(environment: Environment, open: Open): Promise<Check[]> {
  const configuration = await attempt(async () => readConfiguration(environment))
  if (configuration.failed !== undefined)
    return [notWell('configuration', configuration.failed, 'Set it right and ask again.')]
  const { data, url, database, redis } = configuration.value
  const read = well('configuration', 'every value is as it must be')
  const kept = [await checkFolder(data), await checkSecret(data, environment), ...(await checkFiles(database))]
  const ground = [read, checkAddress(url), ...kept, ...(redis === undefined ? [] : [await checkRedis(redis)])]
  // The bus was asked just now: whoever looks after an installation is no node of it.
  const opened = await attempt(() => open({ ...configuration.value, redis: undefined }))
  if (opened.failed !== undefined) return [...ground, notWell('database', opened.failed, 'Set it right and ask again.')]
  try {
    return [...ground, ...(await checkOpened(opened.value))]
  } finally {
    await opened.value.close()
  }
}

async function checkOpened({ database, migrations, parts }: Opened): Promise<Check[]> {
  const reached = await attempt(() => reachDatabase(database))
  if (reached.failed !== undefined)
    return [notWell('database', reached.failed, 'See whether it runs, and whether this machine reaches it.')]
  const schema = await checkSchema(database, migrations)
  const own = [schema, await checkClock(database)]
  // The parts read their own tables: without them they could only fail.
  if (!schema.well) return own
  const theirs = await Promise.all(
    parts.map((part) => part.checks().catch((error: unknown) => [failedPart(part.name, error)])),
  )
  return [...own, await checkFollowers(database), await checkTimers(database), ...theirs.flat()]
}

/** Browsers take http on the machine itself for as safe as https. */
function checkAddress(url: string): Check {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
    return well('public address', url)
  return notWell(
    'public address',
    `${url} is not on https: browsers keep no cookie of a launch, and what is said can be read on its way`,
    'Set TERTULIA_URL to an address that begins with https://.',
  )
}

async function checkFolder(data: string): Promise<Check> {
  const file = join(data, `.doctor-${randomBytes(4).toString('hex')}`)
  // A full disk takes a file with nothing in it.
  const written = await attempt(() => writeFile(file, Buffer.alloc(aMessageOrTwo)))
  await rm(file, { force: true }).catch(() => undefined)
  if (written.failed === undefined) return well('data folder', `${data} can be written`)
  return notWell(
    'data folder',
    `${data} cannot be written: ${written.failed}`,
    written.failed.startsWith('ENOSPC') ? 'Make room on its disk.' : 'Give it to the user that runs the server.',
  )
}

/** Bytes. */
const aMessageOrTwo = 64 * 1024

async function checkSecret(data: string, environment: Environment): Promise<Check> {
  if (environment['TERTULIA_SECRET']) return well('secret', 'given by TERTULIA_SECRET')
  const file = join(data, 'secret')
  if (!existsSync(file)) return notWell('secret', `${file} is not there`, 'Start the server once: it makes it.')
  if (await isOwn(file)) return well('secret', `${file} can be read by its owner alone`)
  return notWell('secret', `${file} can be read by others`, `Run: chmod 600 ${file}`)
}

const isOwn = async (file: string): Promise<boolean> => ((await stat(file)).mode & 0o077) === 0

/** The file of a SQLite database and its logs, as far as they are there: releases before made them for others to read. */
async function checkFiles(database: string): Promise<Check[]> {
  if (!database.startsWith('file:')) return []
  const path = database.slice('file:'.length)
  const files = ['', '-wal', '-shm'].map((ending) => path + ending).filter((file) => existsSync(file))
  if (files.length === 0) return []
  const open: string[] = []
  for (const file of files) if (!(await isOwn(file))) open.push(file)
  if (open.length === 0) return [well('database file', `${path} can be read by its owner alone`)]
  return [notWell('database file', `${open.join(', ')} can be read by others`, `Run: chmod 600 ${open.join(' ')}`)]
}

async function checkRedis(url: string): Promise<Check> {
  const reached = await attempt(() => reachRedis(url))
  if (reached.failed === undefined) return well('redis', 'answers')
  return notWell(
    'redis',
    `does not answer: ${reached.failed}`,
    'See whether it runs, and whether TERTULIA_REDIS leads to it from this machine. Nothing is lost meanwhile: people at ' +
      'different nodes hear each other a second later.',
  )
}

/** Whether every table is as this release knows it. */
export async function checkSchema(
  database: Database,
  migrations: Readonly<Record<string, Migrations>>,
): Promise<Check> {
  const states = await Promise.all(
    Object.entries(migrations).map(async ([owner, known]) =>
      compare(owner, Object.keys(known), await listApplied(database, owner)),
    ),
  )
  const newer = states.filter(({ unknown }) => unknown.length > 0).map(({ owner }) => owner)
  const pending = states.filter(({ missing }) => missing.length > 0).map(({ owner }) => owner)
  if (newer.length > 0)
    return notWell(
      'database',
      `made by a newer release (${newer.join(', ')})`,
      'Start that release, or restore a copy from before.',
    )
  if (pending.length > 0) return notWell('database', `not up to date (${pending.join(', ')})`, 'Run: tertulia migrate')
  return well('database', `${database.dialect}, open and up to date`)
}

function compare(owner: string, known: readonly string[], applied: readonly string[]) {
  return {
    owner,
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}

/** Names of the migrations applied for an owner: none when its list was never begun. */
async function listApplied(database: Database, owner: string): Promise<string[]> {
  const table = sql.table(`migrations_${owner}`)
  const rows = await attempt(() => database.read((db) => sql<{ name: string }>`select name from ${table}`.execute(db)))
  return rows.failed === undefined ? rows.value.rows.map(({ name }) => name) : []
}

/** Each follower of the log: what it makes is late while it fails, and nothing else. */
async function checkFollowers(database: Database): Promise<Check> {
  const following = await listFollowing(database)
  const failing = following.filter(({ failures }) => failures > 0)
  const said = following.map(({ name, behind }) => `${name} ${behind === 0 ? 'at the end' : `${behind} lines behind`}`)
  if (failing.length === 0) return well('followers of the log', said.join(', ') || 'none has begun')
  const names = failing.map(({ name, failures, failure }) => `${name} failed ${failures} times (${failure})`)
  return notWell('followers of the log', names.join(', '), 'Look into the log of the server for the reason.')
}

async function checkTimers(database: Database): Promise<Check> {
  const failing = await database.read(countFailing)
  if (failing === 0) return well('timers', 'none has failed')
  return notWell(
    'timers',
    `${failing} failed and will be tried again`,
    'Look into the log of the server for the reason.',
  )
}

/** Times in launches are judged by this clock, so it may not be behind what is already written, nor far from the database's. */
async function checkClock(database: Database): Promise<Check> {
  const advice = 'Set the clock of this machine, and keep it set (systemd-timesyncd, chrony).'
  const now = Date.now()
  const latest = await attempt(() =>
    database.read((db) => db.selectFrom('events').select('at').orderBy('id', 'desc').limit(1).execute()),
  )
  const written = latest.failed === undefined ? (latest.value[0]?.at ?? 0) : 0
  if (written > now + tolerance)
    return notWell('clock', `behind the newest event, of ${new Date(written).toISOString()}`, advice)
  const apart = database.dialect === 'postgres' ? (await readDatabaseTime(database)) - now : 0
  if (Math.abs(apart) > tolerance) return notWell('clock', `${Math.round(apart / 1000)} s from the database's`, advice)
  return well('clock', new Date(now).toISOString())
}

/** Milliseconds; launches allow about as much. */
const tolerance = 60_000

async function readDatabaseTime(database: Database): Promise<number> {
  const { rows } = await database.read((db) =>
    sql<{ now: number }>`select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now`.execute(db),
  )
  return rows[0]?.now ?? Date.now()
}

const well = (name: string, finding: string): Check => ({ name, well: true, finding })
const notWell = (name: string, finding: string, advice: string): Check => ({ name, well: false, finding, advice })

const failedPart = (name: string, error: unknown): Check =>
  notWell(name, `its checks failed: ${messageOf(error)}`, 'Look into the log of the server.')

type Attempt<T> = { readonly value: T; readonly failed?: undefined } | { readonly failed: string }

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    return { failed: messageOf(error) }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
