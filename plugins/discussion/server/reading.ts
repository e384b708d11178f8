import { Refusal } from '../../api/server.ts'
import type { Thread, ThreadId, ThreadList, ThreadWithPeople } from '../contract.ts'
import { cardsFor, inOrder, peopleNamed } from '../threads-in-order.ts'
import { joinThreads, type Reading } from './joining.ts'
import type { ThreadRow } from './tables.ts'
import { findThread, listPinned, listThreadsOf } from './threads.ts'

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
  const threads = [...(await joinThreads(context, rows, shown)), ...(await withTalk(context, pinned))]
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

const withTalk = async (context: Reading, rows: readonly ThreadRow[]): Promise<Thread[]> =>
  joinThreads(context, rows, await context.conversations.summarise(rows.map((row) => row.conversation_id)))

const listCards = async ({ people }: Reading, threads: readonly Thread[]) =>
  cardsFor(threads, await people.list(threads.flatMap(peopleNamed)))
