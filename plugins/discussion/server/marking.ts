import type { PersonId } from '../../api/contract.ts'
import type { Message } from '../../api/conversations.ts'
import { Refusal } from '../../api/server.ts'
import type { InputOf } from '../../api/contract.ts'
import type { contract, Mark, Thread, ThreadId, ThreadWithPeople, StanceWord } from '../contract.ts'
import { marksOf, stancesOf } from '../kinds.ts'
import { removeMark, saveMark } from './marks.ts'
import { readThread } from './reading.ts'
import { removeStance, saveStance } from './stances.ts'
import type { ThreadRow } from './tables.ts'
import { record, tell, tends, type Tending } from './telling.ts'

/** Says what a message is to its thread, or takes it back. */
export async function mark(
  context: Tending,
  { thread: id, message: named, mark: word, on }: InputOf<(typeof contract)['commands']['mark']>,
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  const message = await readMessage(context, thread, named)
  checkMarking(context, { row, thread, author: message.author }, word)
  // The question itself is no answer.
  checkKind(word !== 'answer' || message.seq > 1)
  return keepMark(context, { row, message, word, on })
}

/** Says something that is marked from the start. */
export async function writeMarked(
  context: Tending,
  { thread: id, mark: word, markdown }: InputOf<(typeof contract)['commands']['writeMarked']>,
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  checkMarking(context, { row, thread, author: context.actor.id }, word)
  const message = await context.conversations.send(row.conversation_id, { markdown })
  return keepMark(context, { row, message, word, on: true })
}

interface Kept {
  readonly row: ThreadRow
  readonly message: Message
  readonly word: Mark
  readonly on: boolean
}

async function keepMark(context: Tending, { row, message, word, on }: Kept): Promise<ThreadWithPeople> {
  const mark = { thread_id: row.id, mark: word, message_id: message.id, marked_by: context.actor.id }
  if (on) await saveMark(context.db, { ...mark, marked_at: context.now })
  else await removeMark(context.db, mark)
  if (word === 'answer') context.grades.changed(message.author)
  const verb = sayVerb(context, row, word)
  await context.record({
    verb: on ? verb : `${verb}-taken-back`,
    object: message.id,
    conversation: row.conversation_id,
    toward: [message.author].filter((author) => author !== context.actor.id),
  })
  return tell(context, 'threadChanged', row)
}

/** Takes a stance, or takes it back. */
export async function takeStance(
  context: Tending,
  { thread: id, stance }: { thread: ThreadId; stance: StanceWord | null },
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  const { db, actor, now } = context
  checkKind(stance === null || stancesOf[row.kind].includes(stance))
  if (thread.talk.locked) throw new Refusal('post_first', 409, 'Say something here first; then take a stance.')
  if (thread.talk.closed) throw new Refusal('conversation_closed', 409, 'This conversation is closed.')
  if (stance === null) await removeStance(db, row.id, actor.id)
  else await saveStance(db, { thread_id: row.id, person_id: actor.id, stance, taken_at: now })
  await record(context, stance ?? 'stance-taken-back', row)
  return tell(context, 'threadChanged', row)
}

interface Marking {
  readonly row: ThreadRow
  readonly thread: Thread
  readonly author: PersonId
}

/** Throws `not_of_this_kind` where the thread has no such mark, and `not_yours` where somebody else may make it. */
function checkMarking(context: Tending, marking: Marking, word: Mark): void {
  checkKind(marksOf[marking.row.kind].includes(word))
  if (!mayMark(context, marking, word))
    throw new Refusal('not_yours', 403, 'Only who keeps this thread, or leads the course, can do this.')
}

function mayMark(context: Tending, { row, thread, author }: Marking, word: Mark): boolean {
  const { can, actor } = context
  if (word === 'summary') return can('facilitate')
  if (word === 'decision') return tends(context, row)
  if (word === 'notes') return tends(context, row) || isComing(thread, actor.id)
  return row.started_by === actor.id || (can('mentor') && author !== actor.id)
}

const isComing = ({ stances }: Thread, person: PersonId): boolean =>
  stances.some((taken) => taken.person === person && taken.stance === 'coming')

/** The asker accepts, everybody else endorses. */
function sayVerb({ actor }: Tending, row: ThreadRow, word: Mark): string {
  if (word === 'answer') return row.started_by === actor.id ? 'accepted' : 'endorsed'
  return { decision: 'decided', notes: 'noted', summary: 'summarised' }[word]
}

/** A message of this thread. Throws `not_found` for any other. */
export async function readMessage({ conversations }: Tending, { talk }: Thread, id: Message['id']): Promise<Message> {
  const [message] = await conversations.listMessages([id])
  if (!message || message.conversation !== talk.id) throw new Refusal('not_found', 404, 'This message is not here.')
  return message
}

function checkKind(fits: boolean): void {
  if (!fits) throw new Refusal('not_of_this_kind', 409, 'This is not for a thread of this kind.')
}
