import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { copyFiller } from '../../../server/plugins/copy.ts'
import { fetchDownload, openDownload } from '../downloads.ts'
import type { TestPerson } from '../test-person.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

type Rows = Record<string, Record<string, unknown>[]>

export function testPrivacy(plugin: Plugin, example: Example<Contract>): void {
  const { contract, privacy } = plugin
  let life: LivedExample
  /** What is handed out before anybody did anything. */
  let ofNobody: unknown

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
    const { id } = life.person('observer')
    if ('export' in privacy) ofNobody = await life.house.house.database.read((db) => privacy.export(own(db), id))
    await life.takeAll()
  })
  afterAll(() => life?.end())

  test('copies nothing of anybody into a copied activity', async () => {
    const to = await life.house.place(contract.id)
    const before = await rowsOf(life, contract.id)
    const { database, now } = life.house.house
    const fill = copyFiller(new Map([[contract.id, plugin]]), now)
    await database.write((db) => fill(db, contract.id, { from: life.activity, to }))
    const after = await rowsOf(life, contract.id)
    const added = Object.keys(after).flatMap((table) => (after[table] ?? []).slice(before[table]?.length ?? 0))
    const people = await life.house.house.database.read((db) => db.selectFrom('people').select('id').execute())
    expect(people.filter(({ id }) => JSON.stringify(added).includes(id))).toEqual([])
  })

  test('lets everybody take along what is their own, and has nothing for who said nothing', async () => {
    const roles = ['learner', 'mentor', 'designer', 'facilitator'] as const
    const texts = await Promise.all(roles.map((role) => takeOwn(life, life.person(role))))
    if (plugin.ownWords) expect(texts.join('\n')).toContain('# Beside the talk\n\n## ')
    expect(await takeOwn(life, life.person('observer'))).toMatch(/\n\nNothing so far\.\n$/)
  })

  test('hands out and erases nothing of others for somebody who did nothing', async () => {
    if ('noPersonalData' in privacy) return
    const { database } = life.house.house
    const { id } = life.person('observer')
    expect(await database.read((db) => privacy.export(own(db), id))).toEqual(ofNobody)
    const before = await rowsOf(life, contract.id)
    await database.write((db) => privacy.erase(own(db), id))
    expect(inOrder(await rowsOf(life, contract.id))).toEqual(inOrder(before))
  })

  test('hands out what it holds about a person, and erases it from every column', async () => {
    const { database } = life.house.house
    const person = life.person(life.steps[0]?.as ?? 'learner')
    if ('noPersonalData' in privacy) {
      expect(JSON.stringify(await rowsOf(life, contract.id))).not.toContain(person.id)
      return
    }
    const exported = await database.read((db) => privacy.export(own(db), person.id))
    expect(JSON.stringify(exported ?? null).length, 'the export').toBeGreaterThan('[{}]'.length)
    expect(JSON.stringify(await rowsOf(life, contract.id))).toContain(person.id)
    await database.write((db) => privacy.erase(own(db), person.id))
    expect(JSON.stringify(await rowsOf(life, contract.id))).not.toContain(person.id)
  })
}

/** No database promises the same order twice. */
const inOrder = (rows: Rows): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [table, all.map((row) => JSON.stringify(row)).toSorted()]),
  )

/** The database of the house as the plugin sees it. */
const own = (db: unknown) => db as Kysely<object>

async function takeOwn({ house, activity }: LivedExample, person: TestPerson): Promise<string> {
  const { answer, error } = await openDownload(person, activity, 'conversations.own')
  expect(error).toBeUndefined()
  const { files } = await fetchDownload(house.url, answer.address)
  return String(files.get('What I said.md'))
}

/** Every row of every table of the plugin. */
async function rowsOf({ house }: LivedExample, id: string): Promise<Rows> {
  return house.house.database.read(async (db) => {
    const rows: Rows = {}
    for (const { name } of await db.introspection.getTables()) {
      if (!name.startsWith(`${id}_`)) continue
      rows[name] = (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows
    }
    return rows
  })
}
