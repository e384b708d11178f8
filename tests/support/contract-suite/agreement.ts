import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { migrateCore } from '../../../server/database/open.ts'
import { checkPlugin } from '../../../server/plugins/check.ts'
import { openTestDatabase } from '../databases.ts'
import type { Example } from './example.ts'

export function testAgreement(plugin: Plugin, example: Example<Contract>): void {
  const { contract } = plugin

  test('has everything that a plugin has to have, and a text for every name in every language', () => {
    expect(() => checkPlugin(contract.id, plugin)).not.toThrow()
  })

  test('has a contract that is plain data: it is the same after a journey as JSON', () => {
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract)
  })

  test('has an example that gives every command, asks every query, runs every timer and takes every download', () => {
    expect(new Set(example.steps.map(({ command }) => command))).toEqual(new Set(Object.keys(contract.commands)))
    expect(new Set(Object.keys(example.queries))).toEqual(new Set(Object.keys(contract.queries)))
    expect(new Set(Object.keys(example.downloads ?? {}))).toEqual(new Set(Object.keys(contract.downloads ?? {})))
    expect(new Set(Object.keys(example.timers ?? {}))).toEqual(new Set(Object.keys(contract.timers ?? {})))
  })

  test('makes only tables and indexes that carry its name', async () => {
    const database = await openTestDatabase()
    try {
      await migrateCore(database)
      const before = new Set(await listNames(database))
      await database.migrate(contract.id, plugin.migrations)
      const made = (await listNames(database)).filter((name) => !before.has(name))
      const foreign = made.filter((name) => !name.startsWith(`${contract.id}_`) && !isOfMigrator(name, contract.id))
      expect(foreign).toEqual([])
    } finally {
      await database.close()
    }
  })
}

/** The list of applied migrations is the house's; SQLite names the indexes of keys by itself. */
const isOfMigrator = (name: string, id: string): boolean =>
  name.startsWith(`migrations_${id}`) ||
  name.startsWith(`sqlite_autoindex_${id}_`) ||
  name.startsWith('sqlite_autoindex_migrations_')

async function listNames(database: Awaited<ReturnType<typeof openTestDatabase>>): Promise<string[]> {
  const names =
    database.dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where name is not null`
      : sql<{ name: string }>`select relname as name from pg_class where relnamespace = current_schema()::regnamespace`
  const { rows } = await database.read((db) => names.execute(db))
  return rows.map(({ name }) => name)
}
