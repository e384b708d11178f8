import type { InputOf, MessageId, PersonId } from '../../api/contract.ts'
import { Refusal, type QueryContext } from '../../api/server.ts'
import type { contract, Move, ThreadWithPeople } from '../contract.ts'
import { saveMark } from './marks.ts'
import { readThread } from './reading.ts'
import type { Db, DiscussionTables, MarkRow, MoveRow, ThreadRow } from './tables.ts'
import { record, tell, type Tending } from './telling.ts'
import { removeThread } from './threads.ts'

const minute = 60_000

interface Moved {
  readonly message: MessageId
  readonly from: ThreadRow
  readonly to: ThreadRow
  readonly made: 0 | 1
  readonly marks: readonly MarkRow[]
}

/** Remembers for a minute what was moved, and what was taken down with it. */
export async function keepMove(context: Tending, { message, from, to, made, marks }: Moved): Promise<void> {
  const { db, activity, actor, now } = context
  await db
    .deleteFrom('discussion_moves')
    .where(({ eb, or }) => or([eb('moved_at', '<', now - minute), eb('message_id', '=', message)]))
    .execute()
  const row: MoveRow = {
    ...{ message_id: message, activity_id: activity.id, from_thread: from.id, to_thread: to.id, made },
    ...{ marks: JSON.stringify(marks), moved_by: actor.id, moved_at: now },
  }
  await db.insertInto('discussion_moves').values(row).execute()
  await tellMoves(context)
}

type Reading = Pick<QueryContext<typeof contract, DiscussionTables>, 'db' | 'activity' | 'actor' | 'now'>

/** What the actor may take back now. */
export async function listMoves({ db, activity, actor, now }: Reading): Promise<Move[]> {
  const rows = await db
    .selectFrom('discussion_moves')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .where('moved_by', '=', actor.id)
    .where('moved_at', '>=', now - minute)
    .orderBy('moved_at')
    .execute()
  return rows.map((row) => ({
    ...{ message: row.message_id, from: row.from_thread, to: row.to_thread },
    movedAt: row.moved_at,
  }))
}

/** On whatever device they moved it. */
async function tellMoves(context: Tending): Promise<void> {
  context.publish('movesChanged', await listMoves(context), { kind: 'people', people: [context.actor.id] })
}

/** Takes a move back: everything stands where it stood, and a thread that was made by it is no more. */
export async function moveBack(
  context: Tending,
  { message }: InputOf<(typeof contract)['commands']['moveBack']>,
): Promise<ThreadWithPeople> {
  const { db, conversations } = context
  const kept = await readMove(context, message)
  const { row: from } = await readThread(context, kept.from_thread)
  const { row: to, thread } = await readThread(context, kept.to_thread)
  const moved = await conversations.moveBranch(message, from.conversation_id)
  // As `keepMove` wrote them.
  const marks = JSON.parse(kept.marks) as MarkRow[]
  for (const mark of marks) await saveMark(db, mark)
  const answers = new Set(marks.filter(({ mark }) => mark === 'answer').map((mark) => mark.message_id))
  context.grades.changed(...moved.filter((each) => answers.has(each.id)).map((each) => each.author))
  await db.deleteFrom('discussion_moves').where('message_id', '=', message).execute()
  await tellMoves(context)
  await record(context, 'moved-back', from, context.actor.id)
  if (kept.made === 1 && thread.talk.count <= moved.length) await removeMade(context, to)
  else await tell(context, 'threadChanged', to)
  return tell(context, 'threadChanged', from)
}

async function readMove({ db, activity, actor, now }: Tending, message: MessageId): Promise<MoveRow> {
  const row = await db
    .selectFrom('discussion_moves')
    .selectAll()
    .where('message_id', '=', message)
    .where('activity_id', '=', activity.id)
    .executeTakeFirst()
  if (row && row.moved_by === actor.id && now - row.moved_at <= minute) return row
  throw new Refusal('too_late', 409, 'This can be taken back for a minute. Move it to where it was instead.')
}

/** Nothing but the way back is left in it. */
async function removeMade(context: Tending, row: ThreadRow): Promise<void> {
  await context.conversations.describe(row.conversation_id, null)
  for (const { audience } of await context.conversations.listViews(row.conversation_id))
    context.publish('threadGone', { thread: row.id }, audience)
  await removeThread(context.db, row.id)
}

/** What is kept for a minute names who moved it, and who had marked what. */
export async function eraseMoves(db: Db, person: PersonId): Promise<void> {
  await db
    .deleteFrom('discussion_moves')
    .where(({ eb, or }) => or([eb('moved_by', '=', person), eb('marks', 'like', `%${person}%`)]))
    .execute()
}
