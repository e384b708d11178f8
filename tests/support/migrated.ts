import type { Database, Migrations } from '../../server/database/database.ts'

/** What a database is migrated by, in this order: whose they are, and the migrations. */
export type Migrated = readonly (readonly [owner: string, migrations: Migrations])[]

/** What the product is migrated by: the core, then each plugin. */
export const migrationsOf = (
  core: Migrations,
  plugins: Iterable<readonly [id: string, plugin: { readonly migrations: Migrations }]>,
): Migrated => [['core', core], ...[...plugins].map(([id, { migrations }]) => [id, migrations] as const)]

export async function migrateBy(database: Database, migrated: Migrated): Promise<void> {
  for (const [owner, migrations] of migrated) await database.migrate(owner, migrations)
}

/** Migrations are the same when they are the same object: what a test wrote itself has nobody else's name. */
const numbers = new WeakMap<Migrations, number>()
let known = 0

export function keyOf(migrated: Migrated): string {
  const parts = migrated.map(([owner, migrations]) => {
    const number = numbers.get(migrations) ?? (known += 1)
    numbers.set(migrations, number)
    return `${owner}:${number}`
  })
  return parts.join(' ')
}
