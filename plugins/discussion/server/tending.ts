import { Refusal, type CommandContext } from '../../api/server.ts'
import type { contract, ThreadId, ThreadWithPeople } from '../contract.ts'
import { readThread, withPeople } from './reading.ts'
import { changeThread, saveThread, type DiscussionTables, type ThreadRow } from './threads.ts'

type Tending = CommandContext<typeof contract, DiscussionTables>

export async function startThread(
  context: Tending,
  { title, markdown }: { title: string; markdown: string },
): Promise<ThreadWithPeople> {
  const { db, activity, actor, now, can, conversations } = context
  if (activity.settings.whoStarts === 'facilitators' && !can('facilitate'))
    throw new Refusal('facilitators_start', 403, 'Here only those who lead the course start a thread.')
  const conversation = await conversations.open()
  const row: ThreadRow = {
    id: context.newId<'thread'>(),
    activity_id: activity.id,
    conversation_id: conversation,
    title: tidy(title),
    started_by: actor.id,
    started_at: now,
    pinned_at: null,
  }
  await saveThread(db, row)
  await conversations.send(conversation, { markdown })
  await record(context, 'started', row)
  return tell(context, 'threadStarted', row)
}

export async function rename(
  context: Tending,
  { thread: id, title }: { thread: ThreadId; title: string },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  await changeThread(context.db, row, { title: tidy(title) })
  await record(context, 'renamed', row)
  return tell(context, 'threadChanged', row)
}

export async function pin(
  context: Tending,
  { thread: id, pinned }: { thread: ThreadId; pinned: boolean },
): Promise<ThreadWithPeople> {
  const { row } = await readThread(context, id)
  const before = row.pinned_at ?? context.now
  await changeThread(context.db, row, { pinned_at: pinned ? before : null })
  await record(context, pinned ? 'pinned' : 'unpinned', row)
  return tell(context, 'threadChanged', row)
}

export async function close(
  context: Tending,
  { thread: id, closed }: { thread: ThreadId; closed: boolean },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  await context.conversations.close(row.conversation_id, closed)
  await record(context, closed ? 'closed' : 'reopened', row)
  return tell(context, 'threadChanged', row)
}

/** A thread that the actor may rename and close. Throws `not_yours` for one that somebody else tends. */
async function readTendable(context: Tending, id: ThreadId): Promise<ThreadRow> {
  const { row } = await readThread(context, id)
  if (row.started_by === context.actor.id || context.can('facilitate')) return row
  throw new Refusal('not_yours', 403, 'Only who started this thread, or leads the course, can do this.')
}

/** One line, without the spaces round it. */
const tidy = (title: string): string => title.trim().replace(/\s+/g, ' ')

/** Whoever started the thread is whom it is done to, unless they do it themselves. */
function record({ actor, record: write }: Tending, verb: string, row: ThreadRow): Promise<void> {
  const toward = row.started_by !== null && row.started_by !== actor.id ? [row.started_by] : []
  return write({ verb, object: row.id, conversation: row.conversation_id, toward })
}

/** Tells everybody the thread as it is now, and answers the same. */
async function tell(
  context: Tending,
  event: 'threadStarted' | 'threadChanged',
  { id }: ThreadRow,
): Promise<ThreadWithPeople> {
  const { thread } = await readThread(context, id)
  const told = await withPeople(context, thread)
  context.publish(event, told)
  return told
}
