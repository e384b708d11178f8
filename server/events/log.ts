import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { EventRow, Tables } from '../database/tables.ts'

/** One immutable line: who did what to what, toward whom, when, where. */
export interface LogLine {
  readonly at: number
  readonly course: CourseId
  readonly activity: ActivityId | null
  readonly conversation?: ConversationId
  readonly actor: PersonId
  /** `<feature>.<verb>`, as in xAPI: `conversations.sent`, `poll.voted`. */
  readonly verb: string
  readonly object?: string
  readonly toward?: readonly PersonId[]
}

export async function appendLine(db: Kysely<Tables>, line: LogLine): Promise<void> {
  await insertLine(db, toRow(line))
}

/** Few enough for one statement of either database. */
const together = 1000

/** Many lines at once, in their order. */
export async function appendLines(db: Kysely<Tables>, lines: readonly LogLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += together)
    await db
      .insertInto('events')
      .values(lines.slice(from, from + together).map(toRow))
      .execute()
}

const toRow = (line: LogLine) => ({
  at: line.at,
  course_id: line.course,
  activity_id: line.activity,
  conversation_id: line.conversation ?? null,
  actor_id: line.actor,
  verb: line.verb,
  object: line.object ?? null,
  toward: JSON.stringify(line.toward ?? []),
})

const insertLine = keepQuery(
  (db: Kysely<Tables>, row: { [Column in Exclude<keyof EventRow, 'id'>]: EventRow[Column] }) =>
    db.insertInto('events').values(row),
)
