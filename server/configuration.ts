import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { keepFolder } from './kept-folder.ts'
import { keepSecret } from './kept-secret.ts'
import { nearest } from './nearest.ts'

/** The configuration of one process. Read once, checked, frozen; the only reader of the environment. */
export interface Configuration {
  readonly port: number
  readonly host: string
  /** The public address, without a slash at the end: `https://tertulia.example`. */
  readonly url: string
  /** Absolute path of the folder for what is kept: the database file, the secret, uploaded files. */
  readonly data: string
  /** `file:<absolute path>` or `postgres://...` */
  readonly database: string
  /** Whether a thread of its own waits for the disk of a database file; left out, the commit itself does. */
  readonly writerThread?: true
  /** `redis://...`: how several nodes on one PostgreSQL hear of each other; undefined while there is one, or none is wanted. */
  readonly redis?: string | undefined
  /** Where uploaded files are: `file:<absolute path of a folder>` or `s3://...` */
  readonly files: string
  /** Bytes that one file may have. */
  readonly largestFile: number
  /** At least 32 characters; keys for what is encrypted are derived from it. */
  readonly secret: string
  /** Hosts (`name` or `name:port`) that may be called on http and on private addresses. */
  readonly trustedHosts: readonly string[]
  /** Addresses and networks whose word is taken for whom they speak for (`X-Forwarded-For`); of nobody when left out. */
  readonly trustedProxies?: readonly string[]
  readonly logLevel: (typeof logLevels)[number]
  /** `off`: everybody may send as fast as they like, as measurements do. Left out: nobody sends faster than people talk. */
  readonly limits?: 'off'
  /** Packages that hold a plugin each, beside the folders in plugins/. */
  readonly plugins: readonly string[]
}

/** A value that is not as it must be. The message names it and says what to do; it never repeats a secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** What the process was started with: the only mention of it. */
export const environment: Environment = process.env

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const names = [
  'TERTULIA_URL',
  'TERTULIA_DATA',
  'TERTULIA_DATABASE',
  'TERTULIA_WRITER_THREAD',
  'TERTULIA_REDIS',
  'TERTULIA_FILES',
  'TERTULIA_LARGEST_FILE',
  'TERTULIA_SECRET',
  'TERTULIA_TRUSTED_HOSTS',
  'TERTULIA_TRUSTED_PROXIES',
  'TERTULIA_LOG_LEVEL',
  'TERTULIA_PLUGINS',
  'TERTULIA_LIMITS',
]

/** Names that belong to the tests of this project, so that a product started by them accepts their environment. */
const testPrefix = 'TERTULIA_TEST_'

/**
 * Reads and checks the whole configuration; makes the data folder and, when no secret is given, the secret in it.
 * Throws a ConfigurationError at the first value that is wrong.
 */
export function readConfiguration(environment: Environment): Configuration {
  refuseUnknownNames(environment)
  const port = readPort(environment['PORT'])
  const data = readFolder(environment['TERTULIA_DATA'])
  const database = readDatabase(environment['TERTULIA_DATABASE'], data)
  return Object.freeze({
    port,
    host: readHost(environment['HOST']),
    url: readUrl(environment['TERTULIA_URL'], port),
    data,
    database,
    redis: readRedis(environment['TERTULIA_REDIS'], database),
    files: readFiles(environment['TERTULIA_FILES'], data),
    largestFile: readLargestFile(environment['TERTULIA_LARGEST_FILE']),
    trustedHosts: Object.freeze(readList(environment['TERTULIA_TRUSTED_HOSTS']).map(readTrustedHost)),
    logLevel: readLogLevel(environment['TERTULIA_LOG_LEVEL']),
    plugins: readPlugins(environment),
    ...readLimits(environment['TERTULIA_LIMITS']),
    ...readWriterThread(environment['TERTULIA_WRITER_THREAD'], database),
    ...readTrustedProxies(environment['TERTULIA_TRUSTED_PROXIES']),
    // Last: a wrong value elsewhere must not leave a new secret behind.
    secret: readSecret(environment['TERTULIA_SECRET'], data),
  })
}

function refuseUnknownNames(environment: Environment): void {
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('TERTULIA_') || names.includes(name) || name.startsWith(testPrefix)) continue
    const meant = nearest(name, names)
    const advice = meant ? `Did you mean ${meant}?` : `The names are ${names.join(', ')}.`
    throw new ConfigurationError(`${name} is not a name of the configuration. ${advice}`)
  }
}

function readPort(value = '3000'): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) return port
  throw new ConfigurationError(`PORT is "${value}"; set it to a whole number from 0 to 65535 (0: any free port).`)
}

function readHost(value = '127.0.0.1'): string {
  if (/^[\w.:%-]+$/.test(value)) return value
  throw new ConfigurationError(`HOST is "${value}"; set it to an address to listen on, such as 127.0.0.1 or 0.0.0.0.`)
}

function readUrl(value: string | undefined, port: number): string {
  const text = value ?? `http://localhost:${port}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  const advice = 'set it to the public address, such as https://tertulia.example'
  if (!url || !/^https?:$/.test(url.protocol)) throw new ConfigurationError(`TERTULIA_URL is "${text}"; ${advice}.`)
  if (url.username || url.password || url.search || url.hash)
    throw new ConfigurationError(`TERTULIA_URL has more than an address in it; ${advice}, without user, "?" or "#".`)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function readFolder(value = './data'): string {
  const advice = 'Set it to a folder that can be written.'
  // Nothing would mean wherever the process was started.
  if (value.trim() === '') throw new ConfigurationError(`TERTULIA_DATA is "${value}". ${advice}`)
  const folder = resolve(value)
  try {
    keepFolder(folder)
    return folder
  } catch (error) {
    throw new ConfigurationError(
      `TERTULIA_DATA is "${value}", and nothing can be kept there: ${reasonOf(error)}. ${advice}`,
    )
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function readDatabase(value: string | undefined, data: string): string {
  if (value === undefined) return `file:${join(data, 'tertulia.db')}`
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value
  const path = findPath(value)
  if (path) return `file:${resolve(path)}`
  // The value may hold a password, so only its beginning is told.
  throw new ConfigurationError(
    `TERTULIA_DATABASE begins with "${value.slice(0, 8)}"; set it to postgres://user:password@host:port/database, ` +
      'or to file: and a path, or leave it out for a file in the data folder.',
  )
}

/** The path of `file:some/where` or `file:///some/where`. */
const findPath = (value: string): string | undefined => /^file:(?:\/\/(?=\/))?(.*\S.*)$/.exec(value)?.[1]

function readWriterThread(value: string | undefined, database: string): Pick<Configuration, 'writerThread'> {
  if (value === undefined || value === 'off') return {}
  if (value !== 'on') throw new ConfigurationError(`TERTULIA_WRITER_THREAD is "${value}"; set it to on or off.`)
  if (database.startsWith('file:')) return { writerThread: true }
  throw new ConfigurationError(
    'TERTULIA_WRITER_THREAD is for a database file, and PostgreSQL has its own; leave it out, or set it to off.',
  )
}

function readRedis(value: string | undefined, database: string): string | undefined {
  if (value === undefined) return undefined
  const isAddress = /^rediss?:\/\//.test(value) && URL.canParse(value)
  if (!isAddress)
    throw new ConfigurationError(
      `TERTULIA_REDIS begins with "${value.slice(0, 8)}"; set it to redis://host:port or rediss://user:password@host:port, or leave it out.`,
    )
  if (database.startsWith('postgres')) return value
  throw new ConfigurationError(
    'TERTULIA_REDIS is for several nodes, and these need PostgreSQL; set TERTULIA_DATABASE to postgres://..., or leave TERTULIA_REDIS out.',
  )
}

function readFiles(value: string | undefined, data: string): string {
  if (value === undefined) return `file:${join(data, 'files')}`
  if (/^s3:\/\/[a-z\d][a-z\d.-]+/.test(value) && URL.canParse(value)) return readBucket(value)
  const path = findPath(value)
  if (path) return `file:${readFilesFolder(path)}`
  throw new ConfigurationError(
    `TERTULIA_FILES begins with "${value.slice(0, 8)}"; set it to file: and a folder, or to s3://bucket?region=...&endpoint=..., ` +
      'or leave it out for a folder in the data folder.',
  )
}

/** Made now: whoever brings the first file should not be the one who hears that it cannot be. */
function readFilesFolder(path: string): string {
  const folder = resolve(path)
  try {
    keepFolder(folder)
    return folder
  } catch (error) {
    throw new ConfigurationError(
      `TERTULIA_FILES leads to ${folder}, and nothing can be kept there: ${reasonOf(error)}. Set it to a folder that can be written.`,
    )
  }
}

/** What store/s3.ts asks for. */
const bucketWishes = ['region', 'endpoint', 'path-style']

function readBucket(value: string): string {
  const { searchParams } = new URL(value)
  const unknown = [...searchParams.keys()].find((name) => !bucketWishes.includes(name))
  if (unknown !== undefined)
    throw new ConfigurationError(`TERTULIA_FILES has "${unknown}" in it; a bucket takes ${bucketWishes.join(', ')}.`)
  const endpoint = searchParams.get('endpoint')
  if (endpoint === null || /^https?:\/\/[^/]/.test(endpoint)) return value
  throw new ConfigurationError(
    `TERTULIA_FILES has the endpoint "${endpoint}"; set it to an address, such as endpoint=https%3A%2F%2Fminio.example.`,
  )
}

/** In MB in the environment. */
function readLargestFile(value = '100'): number {
  const megabytes = Number(value)
  if (/^\d+$/.test(value) && megabytes >= 1 && megabytes <= 10_000) return megabytes * 1024 * 1024
  throw new ConfigurationError(
    `TERTULIA_LARGEST_FILE is "${value}"; set it to how many MB one file may have, from 1 to 10000.`,
  )
}

function readSecret(value: string | undefined, data: string): string {
  if (value === undefined) return keepSecret(join(data, 'secret'))
  const length = value.trim().length
  if (length >= 32) return value
  throw new ConfigurationError(
    `TERTULIA_SECRET has ${length} characters; set it to at least 32 that nobody can guess (openssl rand -hex 32), ` +
      'or leave it out: one is then made and kept in the data folder.',
  )
}

const readList = (value = ''): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

function readTrustedHost(host: string): string {
  const [, port = '1'] = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(host) ?? [undefined, '0']
  if (Number(port) >= 1 && Number(port) <= 65_535) return host.toLowerCase()
  throw new ConfigurationError(
    `TERTULIA_TRUSTED_HOSTS has "${host}" in it; set it to host names with or without a port, parted by commas: ` +
      'localhost:8080,lms.intranet.',
  )
}

function readTrustedProxies(value: string | undefined): Pick<Configuration, 'trustedProxies'> {
  const proxies = readList(value)
  const wrong = proxies.find((proxy) => !isNetwork(proxy))
  if (wrong !== undefined)
    throw new ConfigurationError(
      `TERTULIA_TRUSTED_PROXIES has "${wrong}" in it; set it to addresses and networks of proxies, parted by commas: ` +
        '127.0.0.1,10.1.0.0/16.',
    )
  return proxies.length > 0 ? { trustedProxies: Object.freeze(proxies) } : {}
}

/** An address, or a network that is not everybody: whoever is trusted can say that they are somebody else. */
function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/')
  const longest = { 4: 32, 6: 128 }[isIP(address)]
  if (longest === undefined || rest.length > 0) return false
  return length === undefined || (/^\d+$/.test(length) && Number(length) >= 1 && Number(length) <= longest)
}

function readLogLevel(value = 'info'): Configuration['logLevel'] {
  const level = logLevels.find((known) => known === value)
  if (level) return level
  throw new ConfigurationError(`TERTULIA_LOG_LEVEL is "${value}"; set it to one of ${logLevels.join(', ')}.`)
}

function readLimits(value = 'on'): Pick<Configuration, 'limits'> {
  if (value === 'on') return {}
  if (value === 'off') return { limits: 'off' }
  throw new ConfigurationError(`TERTULIA_LIMITS is "${value}"; set it to on or off.`)
}

/** The packages that hold plugins: of all the configuration, what a build of the pages reads. */
export const readPlugins = (environment: Environment): readonly string[] =>
  Object.freeze(readList(environment['TERTULIA_PLUGINS']).map(readPackageName))

function readPackageName(name: string): string {
  if (/^(@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*$/i.test(name)) return name
  throw new ConfigurationError(
    `TERTULIA_PLUGINS has "${name}" in it, which is no name of a package; set it to names parted by commas.`,
  )
}
