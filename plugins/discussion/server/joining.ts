import type { ConversationSummary, Message } from '../../api/conversations.ts'
import type { QueryContext } from '../../api/server.ts'
import type { contract, Thread, ThreadId } from '../contract.ts'
import { marksOf, stancesOf } from '../kinds.ts'
import { listMarks, toMarked } from './marks.ts'
import { listStances, toStance } from './stances.ts'
import type { DiscussionTables, MarkRow, StanceRow, ThreadRow } from './tables.ts'

export type Reading = QueryContext<typeof contract, DiscussionTables>

/** What was said and done about some threads, by what it belongs to. */
interface Beside {
  readonly talks: ReadonlyMap<ConversationSummary['id'], ConversationSummary>
  readonly marks: ReadonlyMap<ThreadId, readonly MarkRow[]>
  readonly stances: ReadonlyMap<ThreadId, readonly StanceRow[]>
  readonly messages: ReadonlyMap<Message['id'], Message>
}

/** Threads as the contract tells them. What the person may not read has no summary, and is left out. */
export async function joinThreads(
  { db, conversations }: Pick<Reading, 'db' | 'conversations'>,
  rows: readonly ThreadRow[],
  talks: readonly ConversationSummary[],
): Promise<Thread[]> {
  const known = new Map(talks.map((talk) => [talk.id, talk]))
  const readable = rows.filter((row) => known.has(row.conversation_id))
  const ids = readable.map(({ id }) => id)
  const marks = await listMarks(db, ids)
  const messages = await conversations.listMessages([...new Set(marks.map((mark) => mark.message_id))])
  const beside: Beside = {
    talks: known,
    marks: byThread(marks),
    stances: byThread(await listStances(db, ids)),
    messages: new Map(messages.map((message) => [message.id, message])),
  }
  return readable.flatMap((row) => toThread(row, beside))
}

function byThread<Row extends MarkRow | StanceRow>(rows: readonly Row[]): ReadonlyMap<ThreadId, readonly Row[]> {
  const found = new Map<ThreadId, Row[]>()
  for (const row of rows) found.set(row.thread_id, [...(found.get(row.thread_id) ?? []), row])
  return found
}

function toThread(row: ThreadRow, { talks, marks, stances, messages }: Beside): Thread[] {
  const talk = talks.get(row.conversation_id)
  if (!talk) return []
  const marked = (marks.get(row.id) ?? []).flatMap((mark) => {
    const message = messages.get(mark.message_id)
    // A message may have been moved to another thread since.
    const isHere = message?.conversation === talk.id && marksOf[row.kind].includes(mark.mark)
    return message && isHere ? [toMarked(mark, message)] : []
  })
  // Where one speaks first, one has not yet seen who stands where.
  const taken = (talk.locked ? [] : (stances.get(row.id) ?? [])).filter(({ stance }) =>
    stancesOf[row.kind].includes(stance),
  )
  return [
    {
      id: row.id,
      title: row.title,
      startedBy: row.started_by,
      startedAt: row.started_at,
      pinned: row.pinned_at !== null,
      kind: row.kind,
      marked,
      stances: taken.map(toStance),
      meeting: toMeeting(row),
      talk,
    },
  ]
}

const toMeeting = ({ kind, meets_at, meeting_place }: ThreadRow): Thread['meeting'] =>
  kind === 'visit' && meets_at !== null ? { at: meets_at, place: meeting_place ?? '' } : null
