import type { Configuration } from './configuration.ts'
import type { Database, Migrations } from './database/database.ts'
import type { Part } from './part.ts'
import type { Plugins } from './plugins/find.ts'

/** The product with its database open and nothing started. */
export interface Opened {
  readonly database: Database
  readonly parts: readonly Part[]
  readonly plugins: Plugins
  /** Every owner's migrations: the core's, the parts', the plugins'. */
  readonly migrations: Readonly<Record<string, Migrations>>
  /** Applies what is pending of them. */
  migrate(): Promise<void>
  close(): Promise<void>
}

/** Opens the database and makes the parts; changes nothing in it. Throws a sentence when it cannot be opened. */
export type Open = (configuration: Configuration) => Promise<Opened>
