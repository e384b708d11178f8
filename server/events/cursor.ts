import { sql, type Kysely } from 'kysely'
import type { Dialect } from '../database/database.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { EventRow, Tables } from '../database/tables.ts'
import type { FollowerRow } from './tables.ts'

/** A line of the log as followers read it. */
export type Line = Omit<EventRow, 'id'> & { readonly id: number }

/** A place in the log; the beginning is before every line. */
export type Cursor = Pick<FollowerRow, 'transaction_id' | 'line'>

export const beginning: Cursor = { transaction_id: 0, line: 0 }

/** Few enough that a command that waits for the same commit as who reads them does not wait long. */
export const linesAtOnce = 200

/** The next lines after a cursor, in order, and the cursor after them. No line can still appear before that. */
export async function readOn(
  db: Kysely<Tables>,
  dialect: Dialect,
  cursor: Cursor,
): Promise<{ readonly lines: readonly Line[]; readonly cursor: Cursor }> {
  const rows = await (dialect === 'sqlite' ? readByNumber : readByTransaction)(db, cursor)
  const last = rows.at(-1)
  return { lines: rows, cursor: last ? { transaction_id: last.transaction_id, line: last.id } : cursor }
}

type Placed = Line & { readonly transaction_id: number }

/** One connection writes, so numbers are given in the order of the commits. */
async function readByNumber(db: Kysely<Tables>, { line }: Cursor): Promise<Placed[]> {
  const rows = await selectAfter(db, { line })
  return rows.map((row) => ({ ...row, transaction_id: 0 }))
}

const selectAfter = keepQuery((db: Kysely<Tables>, { line }: { line: number }) =>
  db.selectFrom('events').selectAll().where('id', '>', line).orderBy('id').limit(linesAtOnce),
)

/**
 * Numbers are given when a line is written and lines are seen when they are committed, so a lower number may appear after a
 * higher one. Transactions below the horizon are over: whatever they wrote can be seen by now.
 */
async function readByTransaction(db: Kysely<Tables>, cursor: Cursor): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select id, at, course_id, activity_id, conversation_id, actor_id, verb, object, toward,
      transaction_id::text::bigint as transaction_id
    from events
    where (transaction_id, id) > (${String(cursor.transaction_id)}::xid8, ${cursor.line})
      and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by events.transaction_id, id
    limit ${linesAtOnce}
  `.execute(db)
  return rows
}

/** How many lines lie after a cursor; no more than `most` are counted. */
export async function countAfter(
  db: Kysely<Tables>,
  dialect: Dialect,
  { cursor, most }: { readonly cursor: Cursor; readonly most: number },
): Promise<number> {
  const after =
    dialect === 'sqlite'
      ? sql`id > ${cursor.line}`
      : sql`(transaction_id, id) > (${String(cursor.transaction_id)}::xid8, ${cursor.line})`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 as one from events where ${after} limit ${most}) as lines
  `.execute(db)
  return rows[0]?.count ?? 0
}
