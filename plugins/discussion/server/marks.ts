import type { ActivityId, MessageId, PersonId } from '../../api/contract.ts'
import type { Message } from '../../api/conversations.ts'
import type { MarkedMessage, ThreadId } from '../contract.ts'
import type { Db, MarkRow } from './tables.ts'

/** The marks of the threads named, the first made first. */
export async function listMarks(db: Db, threads: readonly ThreadId[]): Promise<MarkRow[]> {
  if (threads.length === 0) return []
  return db
    .selectFrom('discussion_marks')
    .selectAll()
    .where('thread_id', 'in', threads)
    .orderBy('marked_at')
    .orderBy('message_id')
    .orderBy('marked_by')
    .execute()
}

/** Every answer that somebody stands behind in an activity, the latest thousand marks. */
export const listAnswersIn = (db: Db, activity: ActivityId): Promise<Pick<MarkRow, 'message_id'>[]> =>
  db
    .selectFrom('discussion_marks')
    .innerJoin('discussion_threads', 'discussion_threads.id', 'discussion_marks.thread_id')
    .select('message_id')
    .where('activity_id', '=', activity)
    .where('kind', '=', 'question')
    .where('mark', '=', 'answer')
    .orderBy('marked_at', 'desc')
    .limit(1000)
    .execute()

/** Those of the messages named that somebody stands behind as an answer. */
export async function listAnswersAmong(db: Db, messages: readonly MessageId[]): Promise<MessageId[]> {
  if (messages.length === 0) return []
  const rows = await db
    .selectFrom('discussion_marks')
    .innerJoin('discussion_threads', 'discussion_threads.id', 'discussion_marks.thread_id')
    .select('message_id')
    .distinct()
    .where('message_id', 'in', messages)
    .where('kind', '=', 'question')
    .where('mark', '=', 'answer')
    .execute()
  return rows.map((row) => row.message_id)
}

/** Keeps a mark. Of a decision, notes and a summary a thread has one, and the new one takes its place. */
export async function saveMark(db: Db, row: MarkRow): Promise<void> {
  if (row.mark !== 'answer') await removeMarks(db, row, { of: 'everybody' })
  await db
    .insertInto('discussion_marks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['thread_id', 'mark', 'message_id', 'marked_by']).doNothing())
    .execute()
}

/** Takes a mark back: an answer's by the person named alone, any other whoever made it. */
export async function removeMark(db: Db, row: Omit<MarkRow, 'marked_at'>): Promise<void> {
  if (row.mark !== 'answer') return removeMarks(db, row, { of: 'everybody' })
  await removeMarks(db, row, { of: row.marked_by, message: row.message_id })
}

async function removeMarks(
  db: Db,
  { thread_id, mark }: Pick<MarkRow, 'thread_id' | 'mark'>,
  { of, message }: { of: PersonId | 'everybody'; message?: MessageId },
): Promise<void> {
  await db
    .deleteFrom('discussion_marks')
    .where('thread_id', '=', thread_id)
    .where('mark', '=', mark)
    .$if(of !== 'everybody', (query) => query.where('marked_by', '=', of as PersonId))
    .$if(message !== undefined, (query) => query.where('message_id', '=', message as MessageId))
    .execute()
}

/** Takes down whatever marks messages have in a thread. Answers them. */
export async function removeMarksOf(db: Db, thread: ThreadId, messages: readonly MessageId[]): Promise<MarkRow[]> {
  // A thread has few marks, and may have thousands of messages.
  const among = new Set(messages)
  const rows = (await listMarks(db, [thread])).filter((row) => among.has(row.message_id))
  const marked = [...new Set(rows.map((row) => row.message_id))]
  if (marked.length === 0) return []
  await db.deleteFrom('discussion_marks').where('thread_id', '=', thread).where('message_id', 'in', marked).execute()
  return rows
}

/** What a person marked, wherever that was. */
export const listMarkedBy = (db: Db, person: PersonId): Promise<MarkRow[]> =>
  db.selectFrom('discussion_marks').selectAll().where('marked_by', '=', person).orderBy('marked_at').execute()

/** What others built on it goes, too: nobody stands behind it any more. */
export async function eraseMarks(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('discussion_marks').where('marked_by', '=', person).execute()
}

/** A mark with the message as it is now. */
export const toMarked = (row: MarkRow, { seq, author, gone }: Message): MarkedMessage => ({
  mark: row.mark,
  message: row.message_id,
  seq,
  author,
  by: row.marked_by,
  at: row.marked_at,
  gone: gone !== null,
})
