import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from '../../server/configuration.ts'

let data: string

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tertulia-configuration-'))
})

afterEach(() => rmSync(data, { recursive: true, force: true }))

const read = (environment: Record<string, string> = {}) => readConfiguration({ TERTULIA_DATA: data, ...environment })

test('with nothing set but a data folder, everything has a value', () => {
  const { secret, ...rest } = read()
  expect(rest).toEqual({
    port: 3000,
    host: '127.0.0.1',
    url: 'http://localhost:3000',
    data,
    database: `file:${join(data, 'tertulia.db')}`,
    files: `file:${join(data, 'files')}`,
    largestFile: 100 * 1024 * 1024,
    trustedHosts: [],
    logLevel: 'info',
    plugins: [],
  })
  expect(secret).toMatch(/^[\da-f]{64}$/)
})

test('the public address follows the port, and loses its slash', () => {
  expect(read({ PORT: '8123' }).url).toBe('http://localhost:8123')
  expect(read({ TERTULIA_URL: 'https://talk.school.example/' }).url).toBe('https://talk.school.example')
  expect(read({ TERTULIA_URL: 'https://school.example/talk/' }).url).toBe('https://school.example/talk')
})

test('lists are read without their spaces and empty places', () => {
  expect(read({ TERTULIA_TRUSTED_HOSTS: ' LMS.intranet , localhost:8080,, [::1]:80 ' }).trustedHosts).toEqual([
    'lms.intranet',
    'localhost:8080',
    '[::1]:80',
  ])
  expect(read({ TERTULIA_TRUSTED_PROXIES: '127.0.0.1, 10.1.0.0/16,fd00::/8' }).trustedProxies).toEqual([
    '127.0.0.1',
    '10.1.0.0/16',
    'fd00::/8',
  ])
  expect(read({ TERTULIA_PLUGINS: '@school/poll, tertulia-wall' }).plugins).toEqual(['@school/poll', 'tertulia-wall'])
})

test('a database is a file or a PostgreSQL server', () => {
  expect(read({ TERTULIA_DATABASE: 'postgres://me:word@db/talk' }).database).toBe('postgres://me:word@db/talk')
  expect(read({ TERTULIA_DATABASE: `file:${data}/other.db` }).database).toBe(`file:${data}/other.db`)
  expect(read({ TERTULIA_DATABASE: `file://${data}/other.db` }).database).toBe(`file:${data}/other.db`)
})

test('a thread waits for the disk where that is wished, and PostgreSQL needs none of ours', () => {
  expect(read({}).writerThread).toBeUndefined()
  expect(read({ TERTULIA_WRITER_THREAD: 'off' }).writerThread).toBeUndefined()
  expect(read({ TERTULIA_WRITER_THREAD: 'on' }).writerThread).toBe(true)
  const wish = { TERTULIA_DATABASE: 'postgres://me:word@db/talk', TERTULIA_WRITER_THREAD: 'on' }
  expect(() => read(wish)).toThrow(/TERTULIA_WRITER_THREAD is for a database file.*leave it out/)
})

test('nothing can change it afterwards', () => {
  const configuration = read({ TERTULIA_TRUSTED_HOSTS: 'localhost' })
  expect(Object.isFrozen(configuration)).toBe(true)
  expect(Object.isFrozen(configuration.trustedHosts)).toBe(true)
})

describe('a wrong value is refused in a sentence that names it and says what to do', () => {
  test.each([
    ['PORT', 'eighty', /"eighty".*whole number/],
    ['PORT', '70000', /"70000".*65535/],
    ['PORT', '', /""/],
    ['HOST', 'all of them', /"all of them".*127\.0\.0\.1/],
    ['TERTULIA_URL', 'talk.school.example', /"talk.school.example".*https:/],
    ['TERTULIA_URL', 'ftp://talk.school.example', /public address/],
    ['TERTULIA_URL', 'https://a:b@talk.example', /without user/],
    ['TERTULIA_DATA', '/dev/null/data', /"\/dev\/null\/data".*can be written/],
    ['TERTULIA_DATA', '', /"".*can be written/],
    ['TERTULIA_DATA', ' ', /can be written/],
    ['TERTULIA_DATA', '/proc/tertulia', /"\/proc\/tertulia".*can be written/],
    ['TERTULIA_DATA', '/proc/tertulia/data', /can be written/],
    ['TERTULIA_DATABASE', 'mysql://db/talk', /"mysql:\/\/".*postgres:/],
    ['TERTULIA_REDIS', 'valkey.intranet', /"valkey\.i".*redis:\/\/host:port/],
    ['TERTULIA_REDIS', 'redis://127.0.0.1:6379', /several nodes.*postgres:/],
    ['TERTULIA_WRITER_THREAD', 'yes', /"yes".*on or off/],
    ['TERTULIA_TRUSTED_PROXIES', '127.0.0.1,proxy.intranet', /"proxy\.intranet".*addresses and networks/],
    ['TERTULIA_TRUSTED_PROXIES', '1', /"1".*addresses/],
    ['TERTULIA_TRUSTED_PROXIES', '10.0.0.0/33', /10\.0\.0\.0\/33/],
    ['TERTULIA_TRUSTED_PROXIES', '0.0.0.0/0', /0\.0\.0\.0\/0/],
    ['TERTULIA_SECRET', 'short', /5 characters.*at least 32/],
    ['TERTULIA_DATABASE', 'file: ', /leave it out/],
    ['TERTULIA_FILES', 'file:/dev/null/files', /\/dev\/null\/files.*can be written/],
    ['TERTULIA_FILES', 'file:/proc/files', /can be written/],
    ['TERTULIA_FILES', 's3://bucket?regoin=eu-south-2', /"regoin".*region, endpoint, path-style/],
    ['TERTULIA_FILES', 's3://bucket?endpoint=minio.example', /"minio.example".*address/],
    ['TERTULIA_SECRET', ' '.repeat(40), /0 characters/],
    ['TERTULIA_TRUSTED_HOSTS', 'lms:70000', /"lms:70000"/],
    ['TERTULIA_TRUSTED_HOSTS', 'http://lms', /"http:\/\/lms".*commas/],
    ['TERTULIA_LOG_LEVEL', 'loud', /"loud".*debug/],
    ['TERTULIA_PLUGINS', '../poll', /"\.\.\/poll".*package/],
  ])('%s=%s', (name, value, sentence) => {
    const reading = () => read({ [name]: value })
    expect(reading).toThrow(ConfigurationError)
    expect(reading).toThrow(sentence)
    expect(reading).toThrow(new RegExp(`^${name} `))
  })

  test('and a password or a secret is not repeated', () => {
    expect(() => read({ TERTULIA_DATABASE: 'mysql://me:hunter2@db' })).not.toThrow(/hunter2/)
    expect(() => read({ TERTULIA_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  })

  test('and leaves no secret behind', () => {
    expect(() => read({ TERTULIA_LOG_LEVEL: 'loud' })).toThrow(ConfigurationError)
    expect(existsSync(join(data, 'secret'))).toBe(false)
  })
})

test('a mistyped name is refused with the one that was meant', () => {
  expect(() => read({ TERTULIA_TRUSTED_HOST: 'lms' })).toThrow('Did you mean TERTULIA_TRUSTED_HOSTS?')
  expect(() => read({ TERTULIA_LOGLEVEL: 'info' })).toThrow('Did you mean TERTULIA_LOG_LEVEL?')
  expect(() => read({ TERTULIA_SOMETHING_ELSE_ENTIRELY: '1' })).toThrow('The names are TERTULIA_URL')
  expect(() => read({ SOMEBODY_ELSES: '1' })).not.toThrow()
})

test('several nodes on PostgreSQL hear of each other by Redis', () => {
  const redis = 'rediss://tertulia:hunter2@redis:6380'
  expect(read({ TERTULIA_DATABASE: 'postgres://db/talk', TERTULIA_REDIS: redis }).redis).toBe(redis)
  expect(read({ TERTULIA_DATABASE: 'postgres://db/talk' }).redis).toBeUndefined()
})

describe('the secret', () => {
  test('is taken from the environment when it is there, and then not kept', () => {
    expect(read({ TERTULIA_SECRET: 'x'.repeat(32) }).secret).toBe('x'.repeat(32))
    expect(existsSync(join(data, 'secret'))).toBe(false)
  })

  test('is made once and kept for its owner alone', () => {
    const { secret } = read()
    expect(read().secret).toBe(secret)
    expect(readFileSync(join(data, 'secret'), 'utf8').trim()).toBe(secret)
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('is not made anew over a damaged one', () => {
    writeFileSync(join(data, 'secret'), '')
    expect(() => read()).toThrow(/damaged/)
  })

  test('that cannot be read is said to be so', () => {
    mkdirSync(join(data, 'secret'))
    expect(() => read()).toThrow(/^The secret in .* cannot be read: .*Give it to the user/)
  })

  test('is the same for processes that start at once', async () => {
    const program = `import { readConfiguration } from './server/configuration.ts'
      process.stdout.write(readConfiguration({ TERTULIA_DATA: ${JSON.stringify(data)} }).secret)`
    const start = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program])
    const answers = await Promise.all([start(), start(), start(), start()])
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1)
    expect(answers[0]?.stdout).toBe(read().secret)
  })
})

test('files are in a folder or in a bucket, and have a largest size', () => {
  expect(read({ TERTULIA_FILES: `file:${data}/of/all` }).files).toBe(`file:${data}/of/all`)
  expect(statSync(join(data, 'of/all')).mode & 0o777).toBe(0o700)
  expect(read({ TERTULIA_FILES: 's3://bucket/tertulia?region=eu-south-2' }).files).toBe(
    's3://bucket/tertulia?region=eu-south-2',
  )
  expect(() => read({ TERTULIA_FILES: 'ftp://files' })).toThrow(/TERTULIA_FILES begins with "ftp:/)
  expect(read({ TERTULIA_LARGEST_FILE: '25' }).largestFile).toBe(25 * 1024 * 1024)
  expect(() => read({ TERTULIA_LARGEST_FILE: '2 GB' })).toThrow(
    /TERTULIA_LARGEST_FILE is "2 GB"; set it to how many MB/,
  )
})
