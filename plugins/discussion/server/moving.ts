import { Refusal } from '../../api/server.ts'
import type { InputOf } from '../../api/contract.ts'
import type { Message, MovedMessage } from '../../api/conversations.ts'
import type { contract, ThreadId, ThreadWithPeople } from '../contract.ts'
import { readMessage } from './marking.ts'
import { removeMarksOf } from './marks.ts'
import { keepMove } from './moves.ts'
import { readThread } from './reading.ts'
import type { ThreadRow } from './tables.ts'
import { record, tell, type Tending } from './telling.ts'
import { changeThread, saveThread, tidy } from './threads.ts'

type Commands = (typeof contract)['commands']

/** Moves a message, with what was answered below it, to the end of another thread. */
export async function moveMessage(
  context: Tending,
  { thread: from, message: named, to }: InputOf<Commands['moveMessage']>,
): Promise<ThreadWithPeople> {
  const { row, message } = await readMovable(context, from, named)
  const { row: target } = await readThread(context, to)
  await move(context, { row, message, target, made: 0 })
  await record(context, 'moved-into', target, context.actor.id)
  return tell(context, 'threadChanged', target)
}

/** Makes a thread of a message and what was answered below it; whoever wrote the message has started it. */
export async function splitThread(
  context: Tending,
  { thread: from, message: named, title }: InputOf<Commands['splitThread']>,
): Promise<ThreadWithPeople> {
  const { row, message } = await readMovable(context, from, named)
  const target: ThreadRow = {
    id: context.newId<'thread'>(),
    activity_id: row.activity_id,
    conversation_id: await context.conversations.open({ like: row.conversation_id }),
    title: tidy(title),
    started_by: message.author,
    started_at: message.sentAt,
    pinned_at: null,
    kind: 'talk',
    meets_at: null,
    meeting_place: null,
  }
  await saveThread(context.db, target)
  const [head] = await move(context, { row, message, target, made: 1 })
  // Who wrote without a name is called otherwise in each thread.
  await changeThread(context.db, target, { started_by: head?.author ?? message.author })
  await record(context, 'split-off', target, context.actor.id)
  return tell(context, 'threadStarted', target)
}

interface Moving {
  readonly row: ThreadRow
  readonly message: Message
  readonly target: ThreadRow
  readonly made: 0 | 1
}

/** What stood out in the one thread does not stand out in the other. */
async function move(context: Tending, { row, message, target, made }: Moving): Promise<MovedMessage[]> {
  const { title, kind, id, conversation_id } = target
  // The places that are left say the way, which has to be known by then.
  await context.conversations.describe(conversation_id, { title, kind, path: `thread/${id}` })
  const moved = await context.conversations.moveBranch(message.id, conversation_id)
  const unmarked = await removeMarksOf(
    context.db,
    row.id,
    moved.map((each) => each.id),
  )
  const answers = new Set(unmarked.filter(({ mark }) => mark === 'answer').map((each) => each.message_id))
  context.grades.changed(...moved.filter((each) => answers.has(each.id)).map((each) => each.author))
  await keepMove(context, { message: message.id, from: row, to: target, made, marks: unmarked })
  await tell(context, 'threadChanged', row)
  return moved
}

/** Throws `opening_stays` for the first message: the thread is about it. */
async function readMovable(context: Tending, id: ThreadId, named: Message['id']) {
  const { row, thread } = await readThread(context, id)
  const message = await readMessage(context, thread, named)
  if (message.seq === 1)
    throw new Refusal('opening_stays', 409, 'The thread is about its first message, which stays with it.')
  return { row, message }
}
