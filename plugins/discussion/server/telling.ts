import type { PersonId } from '../../api/contract.ts'
import { Refusal, type CommandContext } from '../../api/server.ts'
import type { ConversationSummary } from '../../api/conversations.ts'
import type { contract, Thread, ThreadId, ThreadWithPeople } from '../contract.ts'
import { readThread, withPeople } from './reading.ts'
import type { DiscussionTables, ThreadRow } from './tables.ts'
import { tellWaiting } from './waiting.ts'

export type Tending = CommandContext<typeof contract, DiscussionTables>

/** Whoever started a thread keeps it, by their name or without it, and whoever leads the course keeps them all. */
export const tends = async (context: Tending, row: ThreadRow): Promise<boolean> =>
  context.can('facilitate') || (await isStarter(context, row))

export const isStarter = async ({ people }: Tending, { started_by }: ThreadRow): Promise<boolean> =>
  started_by !== null && people.isMe(started_by)

/**
 * In whose name the actor does what only whoever started a thread may do: who started it without a name goes on without one.
 * Who leads the course may do all of it anyway, and does it by their name.
 */
export const selfIn = async (context: Tending, row: ThreadRow): Promise<PersonId> =>
  row.started_by !== null && !context.can('facilitate') && (await isStarter(context, row))
    ? row.started_by
    : context.actor.id

/** A thread that the actor may rename and close. Throws `not_yours` for one that somebody else tends. */
export async function readTendable(context: Tending, id: ThreadId): Promise<ThreadRow> {
  const { row } = await readThread(context, id)
  if (await tends(context, row)) return row
  throw new Refusal('not_yours', 403, 'Only who started this thread, or leads the course, can do this.')
}

/** Whoever started the thread is whom it is done to, unless they do it themselves: in the name that it is done in. */
export function record({ record: write }: Tending, verb: string, row: ThreadRow, as: PersonId): Promise<void> {
  const toward = row.started_by !== null && row.started_by !== as ? [row.started_by] : []
  return write({ verb, object: row.id, conversation: row.conversation_id, toward, as })
}

/** What is done as whoever keeps the thread. */
export const recordAsKeeper = async (context: Tending, verb: string, row: ThreadRow): Promise<void> =>
  record(context, verb, row, await selfIn(context, row))

/** Tells everybody the thread as it is now for them, and answers it as it is for the actor. */
export async function tell(
  context: Tending,
  event: 'threadStarted' | 'threadChanged',
  { id }: ThreadRow,
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  const { title, kind } = row
  await context.conversations.describe(row.conversation_id, { title, kind, path: `thread/${id}` })
  for (const { audience, summary } of await context.conversations.listViews(thread.talk.id))
    context.publish(event, await withPeople(context, seenAs(thread, summary)), audience)
  if (event === 'threadChanged') await tellWaiting(context, row)
  return withPeople(context, thread)
}

/** The thread for those who see this much of its talk. */
function seenAs(thread: Thread, talk: ConversationSummary): Thread {
  if (!talk.locked) return { ...thread, talk }
  return { ...thread, talk, marked: thread.marked.filter(({ seq }) => seq <= talk.lastSeq), stances: [] }
}
