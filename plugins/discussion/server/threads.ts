import type { ActivityId, ConversationId, PersonId } from '../../api/contract.ts'
import type { ThreadId } from '../contract.ts'
import type { Db, ThreadRow } from './tables.ts'

/** Finds a thread of this activity; the id of another activity's thread finds nothing. */
export const findThread = (db: Db, activity: ActivityId, id: ThreadId): Promise<ThreadRow | undefined> =>
  db
    .selectFrom('discussion_threads')
    .selectAll()
    .where('id', '=', id)
    .where('activity_id', '=', activity)
    .executeTakeFirst()

/** The threads of the conversations named, in any order. */
export async function listThreadsOf(db: Db, conversations: readonly ConversationId[]): Promise<ThreadRow[]> {
  if (conversations.length === 0) return []
  return db.selectFrom('discussion_threads').selectAll().where('conversation_id', 'in', conversations).execute()
}

/** Every pinned thread of an activity, in any order. */
export const listPinned = (db: Db, activity: ActivityId): Promise<ThreadRow[]> =>
  db
    .selectFrom('discussion_threads')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('pinned_at', 'is not', null)
    .execute()

/** What a person started, wherever that was. */
export const listStartedBy = (db: Db, person: PersonId): Promise<ThreadRow[]> =>
  db
    .selectFrom('discussion_threads')
    .selectAll()
    .where('started_by', '=', person)
    .orderBy('started_at')
    .orderBy('id')
    .execute()

export async function saveThread(db: Db, row: ThreadRow): Promise<void> {
  await db.insertInto('discussion_threads').values(row).execute()
}

/** Changes a thread and answers it as it is now. */
export async function changeThread(
  db: Db,
  row: ThreadRow,
  change: Partial<Pick<ThreadRow, 'title' | 'started_by' | 'pinned_at' | 'kind' | 'meets_at' | 'meeting_place'>>,
): Promise<ThreadRow> {
  await db.updateTable('discussion_threads').set(change).where('id', '=', row.id).execute()
  return { ...row, ...change }
}

/** Takes a thread away, with what was noted about it. */
export async function removeThread(db: Db, id: ThreadId): Promise<void> {
  await db.deleteFrom('discussion_marks').where('thread_id', '=', id).execute()
  await db.deleteFrom('discussion_stances').where('thread_id', '=', id).execute()
  await db.deleteFrom('discussion_offers').where('thread_id', '=', id).execute()
  await db.deleteFrom('discussion_threads').where('id', '=', id).execute()
}

/** A title: one line, without the spaces round it. */
export const tidy = (title: string): string => title.trim().replace(/\s+/g, ' ')

/** The threads stay, without whoever started them. */
export async function eraseStarter(db: Db, person: PersonId): Promise<void> {
  await db.updateTable('discussion_threads').set({ started_by: null }).where('started_by', '=', person).execute()
}
