import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { coreMigrations } from '../../migrations/index.ts'
import { runCommand, type Surroundings } from '../../server/command-line.ts'
import type { Configuration } from '../../server/configuration.ts'
import { openDatabase } from '../../server/database/open.ts'
import type { Opened } from '../../server/opened.ts'
import { sealRecord } from '../../server/records/file.ts'
import { makeRecordSigner } from '../../server/records/keys.ts'
import type { Check, Part } from '../../server/part.ts'
import { Refusal } from '../../plugins/api/refusal.ts'

let data: string
let said: string[]
let complained: string[]
let environment: Record<string, string>

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tertulia-command-'))
  said = []
  complained = []
  environment = { TERTULIA_DATA: data }
})

afterEach(() => rmSync(data, { recursive: true, force: true }))

/** A part with a command of its own and one thing that it checks. */
const postOffice = (checks: Check[] = []): Part => ({
  name: 'post',
  migrations: {},
  routes: async () => {},
  checks: async () => checks,
  frameAncestors: async () => [],
  commands: {
    'stamp add': {
      usage: 'stamp add --price PENCE',
      run: async (args, say) => {
        const { values } = parseArgs({ args: [...args], options: { price: { type: 'string' } } })
        if (values.price === undefined) throw new Refusal('option_missing', 400, '--price is missing.')
        if (values.price === '0') throw new Refusal('no_price', 422, 'A stamp costs more than nothing.')
        say(`A stamp of ${values.price}.`)
      },
    },
  },
})

const open =
  (part: Part) =>
  async (configuration: Configuration): Promise<Opened> => {
    const database = openDatabase(configuration.database)
    return {
      database,
      parts: [part],
      plugins: new Map(),
      migrations: { core: coreMigrations },
      migrate: () => database.migrate('core', coreMigrations),
      close: () => database.close(),
    }
  }

function run(line: string, { part = postOffice(), serve }: { part?: Part; serve?: Surroundings['serve'] } = {}) {
  return runCommand(line.split(' '), {
    open: open(part),
    serve: serve ?? (async () => {}),
    environment,
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
  })
}

test('help lists every command, those of the parts, too, and leaves nothing behind', async () => {
  environment = {}
  expect(await run('help')).toBe(0)
  expect(said.join('\n')).toMatch(/serve[^]*migrate[^]*doctor[^]*stamp add --price PENCE/)
})

test('serve starts the server with the configuration', async () => {
  let port = 0
  environment['PORT'] = '4567'
  expect(await run('serve', { serve: async (configuration) => void (port = configuration.port) })).toBe(0)
  expect(port).toBe(4567)
})

test('serve says why it cannot start in one sentence, and ends with 1', async () => {
  environment['PORT'] = 'none'
  expect(await run('serve')).toBe(1)
  expect(complained).toEqual(['PORT is "none"; set it to a whole number from 0 to 65535 (0: any free port).'])
})

test('a command of a part works before the first start', async () => {
  expect(await run('stamp add --price 5')).toBe(0)
  expect(said).toEqual(['A stamp of 5.'])
})

test('a refusal ends with 1, a wrong option with 2, each with its sentence', async () => {
  expect(await run('stamp add --price 0')).toBe(1)
  expect(await run('stamp add --colour red')).toBe(2)
  expect(complained[0]).toBe('A stamp costs more than nothing.')
  expect(complained[1]).toContain("'--colour'")
})

test('who leaves an option out hears how the command is called', async () => {
  expect(await run('stamp add')).toBe(2)
  expect(complained).toEqual(['--price is missing.', 'It is called like this: tertulia stamp add --price PENCE'])
})

test('options without a command are answered, too', async () => {
  expect(await run('--price 5')).toBe(2)
  expect(await run('--version')).toBe(2)
  expect(complained[1]).toBe('tertulia knows no "--version". See tertulia help.')
})

test('a mistyped command is answered with the one that was meant', async () => {
  expect(await run('sevre')).toBe(2)
  expect(await run('stamp ad')).toBe(2)
  expect(await run('toString')).toBe(2)
  expect(await run('migrate now')).toBe(2)
  expect(complained[0]).toBe('tertulia knows no "sevre". Did you mean "serve"?')
  expect(complained[1]).toBe('tertulia knows no "stamp ad". Did you mean "stamp add"?')
  expect(complained[3]).toContain('takes nothing after it')
})

test('half a command is answered with what it can go on with', async () => {
  expect(await run('stamp')).toBe(2)
  expect(await run('record')).toBe(2)
  expect(complained).toEqual([
    'tertulia stamp wants another word: stamp add.',
    'tertulia record wants another word: record verify, record check.',
  ])
})

test('search rebuild makes the index again, and says so', async () => {
  expect(await run('search rebuild')).toBe(0)
  expect(said.at(-1)).toBe('The search index is made again, from 0 lines of the log.')
  expect(await run('search rebuilt')).toBe(2)
})

test('a record is verified with published keys, and no database is opened for it', async () => {
  environment['TERTULIA_DATABASE'] = 'file:/dev/null/tertulia.db'
  const signer = makeRecordSigner('a secret that only tests know, long enough')
  const head = { issuer: 'https://tool.example', issuedAt: '2026-05-04T09:00:00.000Z', kind: 'poll' }
  const content = { title: 'Votes', person: 'Ada', parts: [], chain: null, faults: [] }
  const record = JSON.stringify(sealRecord(content, head, signer))
  const [file, other, keys] = ['record', 'other', 'keys'].map((name) => join(data, `${name}.json`)) as [
    string,
    string,
    string,
  ]
  writeFileSync(file, record)
  writeFileSync(other, record.replace('Ada', 'Eda'))
  writeFileSync(keys, JSON.stringify({ keys: [{ kid: signer.kid, x: signer.x }] }))
  expect(await run(`record verify ${file} --key ${keys}`)).toBe(0)
  expect(await run(`record verify ${other} --key ${keys}`)).toBe(1)
  expect(said[0]).toMatch(/^well {5}All of it is right: https:\/\/tool\.example issued this record for Ada/)
  expect(said[1]).toContain('NOT WELL The seal is broken')
  expect(await run(`record verify ${file}`)).toBe(2)
  expect(complained.at(-1)).toContain('--key KEYFILE')
  expect(await run(`record verify ${file} --key ${data}/none.json`)).toBe(1)
  expect(complained.at(-1)).toMatch(/none\.json cannot be read: ENOENT/)
})

test('record check goes through what is signed, and says how much that is', async () => {
  expect(await run('record check')).toBe(1)
  expect(complained).toEqual(['The database is not up to date (core). Run: tertulia migrate'])
  await run('migrate')
  expect(await run('record check')).toBe(0)
  expect(said.at(-1)).toBe('All 0 signed entries hold.')
})

describe('doctor', () => {
  test('finds a migrated installation well', async () => {
    expect(await run('migrate')).toBe(0)
    said = []
    expect(await run('doctor')).toBe(0)
    expect(said.every((line) => line.startsWith('well'))).toBe(true)
    expect(said.map((line) => line.slice(9).split(':')[0])).toEqual([
      'configuration',
      'public address',
      'data folder',
      'secret',
      'database file',
      'database',
      'clock',
      'followers of the log',
      'timers',
    ])
  })

  test('names a wrong value', async () => {
    environment['TERTULIA_LOG_LEVEL'] = 'loud'
    expect(await run('doctor')).toBe(1)
    expect(said[0]).toMatch(/^NOT WELL configuration: TERTULIA_LOG_LEVEL is "loud"/)
  })

  test.each([
    ['http://talk.school.example', 1],
    ['http://192.168.1.7:3000', 1],
    ['https://talk.school.example', 0],
    ['http://127.0.0.1:3000', 0],
    ['http://[::1]:3000', 0],
  ])('asks for https but on the machine itself: %s', async (address, code) => {
    await run('migrate')
    environment['TERTULIA_URL'] = address
    expect(await run('doctor')).toBe(code)
    expect(said.join('\n').includes('NOT WELL public address')).toBe(code === 1)
  })

  test('says that the database is not up to date, and what to run', async () => {
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toMatch(/NOT WELL database: not up to date \(core\)\n +Run: tertulia migrate/)
  })

  test('says that the database was made by a newer release', async () => {
    await run('migrate')
    await change(sql`insert into migrations_core (name, timestamp) values ('999_later', '2100-01-01')`)
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toContain('NOT WELL database: made by a newer release (core)')
  })

  test('says that a database cannot be opened', async () => {
    environment['TERTULIA_DATABASE'] = 'file:/dev/null/tertulia.db'
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toMatch(/NOT WELL database: The database file .* cannot be opened/)
  })

  test('says that a PostgreSQL does not answer, and does not advise to migrate', async () => {
    environment['TERTULIA_DATABASE'] = 'postgres://me:hunter2@127.0.0.1:1/talk'
    expect(await run('doctor')).toBe(1)
    expect(said.at(-2)).toMatch(/NOT WELL database: The database does not answer: .*ECONNREFUSED.*TERTULIA_DATABASE/)
    expect(said.join()).not.toMatch(/hunter2|tertulia migrate/)
  })

  test('says that others can read the secret', async () => {
    await run('migrate')
    chmodSync(join(data, 'secret'), 0o644)
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toMatch(/NOT WELL secret: .* can be read by others\n +Run: chmod 600/)
  })

  test('says that others can read what was said, and names each file of it', async () => {
    await run('migrate')
    const [file, log] = [join(data, 'tertulia.db'), join(data, 'tertulia.db-wal')]
    writeFileSync(log, '')
    for (const path of [file, log]) chmodSync(path, 0o644)
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toContain(
      `NOT WELL database file: ${file}, ${log} can be read by others\n         Run: chmod 600 ${file} ${log}`,
    )
  })

  test('says that Redis does not answer, what to do, and no password', async () => {
    environment['TERTULIA_DATABASE'] = 'postgres://me@127.0.0.1:1/talk'
    environment['TERTULIA_REDIS'] = 'redis://me:hunter2@127.0.0.1:1'
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toMatch(
      /NOT WELL redis: does not answer: .*ECONNREFUSED.*\n +See whether it runs.*TERTULIA_REDIS/,
    )
    expect(said.join()).not.toContain('hunter2')
  })

  test('says that the clock is behind what is written already', async () => {
    await run('migrate')
    const later = Date.now() + 3_600_000
    await change(sql`pragma foreign_keys = off`)
    await change(
      sql`insert into events (at, course_id, actor_id, verb, toward) values (${later}, 'c', 'p', 'sent', '[]')`,
    )
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toContain('NOT WELL clock: behind the newest event')
  })

  test('names a follower that failed, and what it does not stop', async () => {
    await run('migrate')
    await change(sql`
      insert into followers (name, transaction_id, line, failures, failed_at, failure)
      values ('search', 0, 0, 3, 0, 'TypeError')
    `)
    expect(await run('doctor')).toBe(1)
    expect(said.join('\n')).toContain('NOT WELL followers of the log: search failed 3 times (TypeError)')
  })

  test('asks the parts, and gives their advice', async () => {
    await run('migrate')
    const part = postOffice([{ name: 'letter box', well: false, finding: 'full', advice: 'Empty it.' }])
    expect(await run('doctor', { part })).toBe(1)
    expect(said.slice(-2)).toEqual(['NOT WELL letter box: full', '         Empty it.'])
  })
})

async function change(statement: ReturnType<typeof sql>): Promise<void> {
  const database = openDatabase(`file:${join(data, 'tertulia.db')}`)
  await database.write((db) => statement.execute(db))
  await database.close()
}
