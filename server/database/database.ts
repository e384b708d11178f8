import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type Dialect = 'sqlite' | 'postgres'

/**
 * The one place that opens transactions. Nobody else stores a Kysely instance: query functions are free functions with
 * `db` first, because an outer `db` used inside a transaction waits for ever on the single SQLite connection.
 */
export interface Database {
  readonly dialect: Dialect
  /** Runs `work` on one consistent snapshot; a write in it fails. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /**
   * Runs `work` in a transaction of its own; resolves only after the commit is on disk, rejects with what `work` threw
   * and leaves nothing of it. `work` awaits nothing but the database: on SQLite everybody else's writes wait for it. It may run
   * again, when a neighbour in its transaction fails or somebody else holds what it needs: it changes nothing but the database.
   * Works with the same `alone` never overlap, in whatever process: each finds everything that the one before it did. On
   * SQLite no works do.
   */
  write<T>(work: (db: Kysely<Tables>) => Promise<T>, alone?: string): Promise<T>
  /** Applies the pending migrations of one owner (`core`, `lti`, a plugin's id); each keeps its own list. */
  migrate(owner: string, migrations: Migrations): Promise<void>
  close(): Promise<void>
}

export type Migrations = Readonly<Record<string, import('kysely').Migration>>
