import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId, PersonId } from '../../api/contract.ts'
import type { ConversationSummary } from '../../api/conversations.ts'
import type { Thread, ThreadId } from '../contract.ts'

export interface DiscussionTables {
  discussion_threads: ThreadRow
}

export interface ThreadRow {
  readonly id: ThreadId
  readonly activity_id: ActivityId
  readonly conversation_id: ConversationId
  readonly title: string
  readonly started_by: PersonId | null
  readonly started_at: number
  /** When somebody pinned it; null while it is not pinned. */
  readonly pinned_at: number | null
}

type Db = Kysely<DiscussionTables>

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
  change: Partial<Pick<ThreadRow, 'title' | 'pinned_at'>>,
): Promise<ThreadRow> {
  await db.updateTable('discussion_threads').set(change).where('id', '=', row.id).execute()
  return { ...row, ...change }
}

/** The threads stay, without whoever started them. */
export async function eraseStarter(db: Db, person: PersonId): Promise<void> {
  await db.updateTable('discussion_threads').set({ started_by: null }).where('started_by', '=', person).execute()
}

/** A row as the contract tells it, with its conversation as it is now. */
export const toThread = (row: ThreadRow, talk: ConversationSummary): Thread => ({
  id: row.id,
  title: row.title,
  startedBy: row.started_by,
  startedAt: row.started_at,
  pinned: row.pinned_at !== null,
  talk,
})
