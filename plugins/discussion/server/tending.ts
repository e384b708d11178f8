import { Refusal } from '../../api/server.ts'
import type { InputOf } from '../../api/contract.ts'
import type { contract, Kind, Meeting, ThreadId, ThreadWithPeople } from '../contract.ts'
import { chooseAudience } from './groups.ts'
import { readThread } from './reading.ts'
import type { ThreadRow } from './tables.ts'
import { routeQuestion } from './routing.ts'
import { readTendable, record, recordAsKeeper, selfIn, tell, type Tending } from './telling.ts'
import { changeThread, saveThread, tidy } from './threads.ts'

export async function startThread(
  context: Tending,
  {
    title,
    markdown,
    kind = 'talk',
    meeting,
    files = [],
    group,
    anonymous = false,
  }: InputOf<(typeof contract)['commands']['startThread']>,
): Promise<ThreadWithPeople> {
  const { db, activity, now, conversations } = context
  checkMayStart(context, kind)
  const audience = await chooseAudience(context, group)
  const conversation = await conversations.open(audience ? { audience } : {})
  const opening = await conversations.send(conversation, { markdown, files, anonymous })
  const row: ThreadRow = {
    id: context.newId<'thread'>(),
    activity_id: activity.id,
    conversation_id: conversation,
    title: tidy(title),
    // The mask of who starts it without a name: nothing else of them is kept.
    started_by: opening.author,
    started_at: now,
    pinned_at: null,
    kind,
    ...toColumns(meeting ?? null),
  }
  await saveThread(db, row)
  await record(context, 'started', row, opening.author)
  const told = await tell(context, 'threadStarted', row)
  if (kind === 'question') await routeQuestion(context, row)
  return told
}

export async function rename(
  context: Tending,
  { thread: id, title }: { thread: ThreadId; title: string },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  await changeThread(context.db, row, { title: tidy(title) })
  await recordAsKeeper(context, 'renamed', row)
  return tell(context, 'threadChanged', row)
}

export async function pin(
  context: Tending,
  { thread: id, pinned }: { thread: ThreadId; pinned: boolean },
): Promise<ThreadWithPeople> {
  const { row } = await readThread(context, id)
  const before = row.pinned_at ?? context.now
  await changeThread(context.db, row, { pinned_at: pinned ? before : null })
  await record(context, pinned ? 'pinned' : 'unpinned', row, context.actor.id)
  return tell(context, 'threadChanged', row)
}

export async function close(
  context: Tending,
  { thread: id, closed }: { thread: ThreadId; closed: boolean },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  const self = await selfIn(context, row)
  await context.conversations.close(row.conversation_id, closed, self)
  await record(context, closed ? 'closed' : 'reopened', row, self)
  return tell(context, 'threadChanged', row)
}

export async function changeKind(
  context: Tending,
  { thread: id, kind }: { thread: ThreadId; kind: Kind },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  checkOffered(context, kind)
  const changed = await changeThread(context.db, row, { kind })
  await recordAsKeeper(context, 'kind-changed', row)
  const told = await tell(context, 'threadChanged', changed)
  if (kind === 'question') await routeQuestion(context, changed)
  return told
}

export async function settleMeeting(
  context: Tending,
  { thread: id, meeting }: { thread: ThreadId; meeting: Meeting | null },
): Promise<ThreadWithPeople> {
  const row = await readTendable(context, id)
  if (row.kind !== 'visit')
    throw new Refusal('not_of_this_kind', 409, 'Only a visit or a meeting has a time and a place.')
  await changeThread(context.db, row, toColumns(meeting))
  await recordAsKeeper(context, meeting ? 'meeting-settled' : 'meeting-opened', row)
  return tell(context, 'threadChanged', row)
}

/** Throws `facilitators_start` or `kind_not_offered` where the designer has set it so. */
export function checkMayStart(context: Tending, kind: Kind): void {
  if (context.activity.settings.whoStarts === 'facilitators' && !context.can('facilitate'))
    throw new Refusal('facilitators_start', 403, 'Here only those who lead the course start a thread.')
  checkOffered(context, kind)
}

function checkOffered({ activity }: Tending, kind: Kind): void {
  if (kind === 'talk' || activity.settings.kinds.includes(kind)) return
  throw new Refusal('kind_not_offered', 409, 'Threads of this kind are not started here.')
}

const toColumns = (meeting: Meeting | null): Pick<ThreadRow, 'meets_at' | 'meeting_place'> => ({
  meets_at: meeting?.at ?? null,
  meeting_place: meeting?.place.trim() ?? null,
})
