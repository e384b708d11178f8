import { sql, type Kysely } from 'kysely'
import type { Database } from '../database/database.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import { beginning, countAfter, linesAtOnce, readOn, type Cursor } from './cursor.ts'
import type { Follower } from './follower.ts'
import type { FollowerRow } from './tables.ts'

/**
 * What came of an attempt: there is more to read; or it is at the end; or something cannot be read yet, because another process
 * is at it or an older transaction is still under way.
 */
export type Step = 'more' | 'done' | 'wait'

/** One transaction: the next lines and their effect, and the cursor after them. */
export function followOn({ dialect, write }: Database, follower: Follower): Promise<Step> {
  return write(async (db) => {
    const row = await takeFollower(db, dialect, follower.name)
    if (!row) return 'wait'
    const { lines, cursor } = await readOn(db, dialect, row)
    if (lines.length > 0) {
      await follower.follow(db, dialect, lines)
      await moveOn(db, follower, cursor)
    }
    // What was written since comes with what will be: a follower that ran after every line would be in everybody's way.
    if (lines.length === linesAtOnce) return 'more'
    if (dialect === 'sqlite') return 'done'
    return (await countAfter(db, dialect, { cursor, most: 1 })) > 0 ? 'wait' : 'done'
  })
}

/** The follower's row, kept until the commit; undefined while another process has it. */
async function takeFollower(
  db: Kysely<Tables>,
  dialect: Database['dialect'],
  name: string,
): Promise<FollowerRow | undefined> {
  const [row] = await (dialect === 'sqlite' ? selectFollower : lockFollower)(db, { name })
  return row
}

const selectFollower = keepQuery((db: Kysely<Tables>, { name }: { name: string }) =>
  db.selectFrom('followers').selectAll().where('name', '=', name),
)

const lockFollower = keepQuery((db: Kysely<Tables>, { name }: { name: string }) =>
  db.selectFrom('followers').selectAll().where('name', '=', name).forUpdate().skipLocked(),
)

/** Gives followers that are new here their place at the beginning of the log. */
export async function enlist(db: Kysely<Tables>, followers: readonly Follower[]): Promise<void> {
  const rows = followers.map(({ name }) => ({ name, ...beginning, failures: 0, failed_at: null, failure: null }))
  if (rows.length === 0) return
  await db
    .insertInto('followers')
    .values(rows)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/** Drops what a follower has made and sends it back to the beginning. */
export async function startOver(db: Kysely<Tables>, dialect: Database['dialect'], follower: Follower): Promise<void> {
  await enlist(db, [follower])
  await follower.forget(db, dialect)
  await moveOn(db, follower, beginning)
}

async function moveOn(db: Kysely<Tables>, { name }: Follower, { transaction_id, line }: Cursor): Promise<void> {
  await saveCursor(db, { name, transaction_id, line })
}

const saveCursor = keepQuery((db: Kysely<Tables>, { name, ...cursor }: { name: string } & Cursor) =>
  db
    .updateTable('followers')
    .set({ ...cursor, failures: 0, failed_at: null, failure: null })
    .where('name', '=', name),
)

export async function noteFailure(db: Kysely<Tables>, name: string, error: unknown, now: number): Promise<void> {
  const failure = error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'Error'
  await db
    .updateTable('followers')
    .set({ failures: sql`failures + 1`, failed_at: now, failure })
    .where('name', '=', name)
    .execute()
}

/** How a follower is doing. */
export interface Following {
  readonly name: string
  /** Lines of the log that it has not read, `most` at most. */
  readonly behind: number
  readonly failures: number
  readonly failure: string | null
}

const most = 100_000

export async function listFollowing({ dialect, read }: Database): Promise<Following[]> {
  return read(async (db) => {
    const rows = await db.selectFrom('followers').selectAll().orderBy('name').execute()
    const following: Following[] = []
    for (const row of rows) {
      const behind = await countAfter(db, dialect, { cursor: row, most })
      following.push({ name: row.name, behind, failures: row.failures, failure: row.failure })
    }
    return following
  })
}
