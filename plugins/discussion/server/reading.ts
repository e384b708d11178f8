import type { ConversationSummary } from '../../api/conversations.ts'
import { Refusal, type QueryContext } from '../../api/server.ts'
import type { contract, Thread, ThreadId, ThreadList, ThreadWithPeople } from '../contract.ts'
import { cardsFor, inOrder, peopleNamed } from '../threads-in-order.ts'
import { findThread, listPinned, listThreadsOf, toThread, type DiscussionTables, type ThreadRow } from './threads.ts'

export type Reading = QueryContext<typeof contract, DiscussionTables>

const usualLimit = 50

export async function listThreads(context: Reading, { limit = usualLimit }: { limit?: number }): Promise<ThreadList> {
  const { db, activity, conversations } = context
  const newest = await conversations.listNewest({ limit: limit + 1 })
  const shown = newest.slice(0, limit)
  const rows = await listThreadsOf(
    db,
    shown.map(({ id }) => id),
  )
  const known = new Set(rows.map(({ id }) => id))
  const pinned = (await listPinned(db, activity.id)).filter(({ id }) => !known.has(id))
  const threads = [...join(rows, shown), ...(await withTalk(context, pinned))]
  return { threads: inOrder(threads), people: await listCards(context, threads), more: newest.length > limit }
}

/** A thread of this activity that the person may read. Throws `not_found` for any other, as if it were not there. */
export async function readThread(context: Reading, id: ThreadId): Promise<{ row: ThreadRow; thread: Thread }> {
  const row = await findThread(context.db, context.activity.id, id)
  const [thread] = row ? await withTalk(context, [row]) : []
  if (!row || !thread) throw new Refusal('not_found', 404, 'This thread is not here, or not for you.')
  return { row, thread }
}

export const withPeople = async (context: Reading, thread: Thread): Promise<ThreadWithPeople> => ({
  thread,
  people: await listCards(context, [thread]),
})

const withTalk = async ({ conversations }: Reading, rows: readonly ThreadRow[]): Promise<Thread[]> =>
  join(rows, await conversations.summarise(rows.map((row) => row.conversation_id)))

/** Threads with their talk. What the person may not read has no summary, and is left out. */
function join(rows: readonly ThreadRow[], talks: readonly ConversationSummary[]): Thread[] {
  const known = new Map(talks.map((talk) => [talk.id, talk]))
  return rows.flatMap((row) => {
    const talk = known.get(row.conversation_id)
    return talk ? [toThread(row, talk)] : []
  })
}

const listCards = async ({ people }: Reading, threads: readonly Thread[]) =>
  cardsFor(threads, await people.list(threads.flatMap(peopleNamed)))
