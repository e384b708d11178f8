import type { Kysely } from 'kysely'
import type { Dialect } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { Line } from './cursor.ts'

/**
 * Somebody who reads the event log, line by line from the beginning, and makes something of it: an index, a count, a queue.
 * What it makes can be dropped and made again. To add one is a row in server/events/list.ts.
 */
export interface Follower {
  readonly name: string
  /**
   * Does everything about the next lines, in order. Its transaction also moves the cursor on, so each line has its effect
   * exactly once, whatever fails and however many processes there are. It awaits nothing but the database.
   */
  follow(db: Kysely<Tables>, dialect: Dialect, lines: readonly Line[]): Promise<void>
  /** Drops everything that it has made. */
  forget(db: Kysely<Tables>, dialect: Dialect): Promise<void>
}
