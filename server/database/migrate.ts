import { Migrator, type Kysely } from 'kysely'
import type { Migrations } from './database.ts'

/**
 * Applies what is pending of one owner's migrations. Each owner keeps a list of its own, so that the core may add a
 * migration after a plugin's. Throws a sentence when one fails, or when the database was made by a newer release.
 */
export async function migrate<T>(db: Kysely<T>, owner: string, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: `migrations_${owner}`,
    migrationLockTableName: `migrations_${owner}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  const reason = error instanceof Error ? error.message : 'for a reason that it does not tell'
  if (reason.includes('is missing'))
    throw new Error(
      `The database has migrations of "${owner}" that this release does not know: it was made by a newer one. Start that release, or restore a copy from before.`,
    )
  throw new Error(`The migrations of "${owner}" could not be applied: ${reason}`, { cause: error })
}
