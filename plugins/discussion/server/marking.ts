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
import { isStarter, record, selfIn, tell, tends, type Tending } from './telling.ts'

/** Says what a message is to its thread, or takes it back. */
export async function mark(
  context: Tending,
  { thread: id, message: named, mark: word, on }: InputOf<(typeof contract)['commands']['mark']>,
): Promise<ThreadWithPeople> {
  const { row, thread } = await readThread(context, id)
  const message = await readMessage(context, thread, named)
  await checkMarking(context, { row, thread, author: message.author }, word)
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
  await checkMarking(context, { row, thread, author: context.actor.id }, word)
  // A decision by name in a thread that was started without one would say who started it.
  const anonymous = (await selfAs(context, row, word)) !== context.actor.id
  const message = await context.conversations.send(row.conversation_id, { markdown, anonymous })
  return keepMark(context, { row, message, word, on: true })
}

interface Kept {
  readonly row: ThreadRow
  readonly message: Message
  readonly word: Mark
  readonly on: boolean
}

async function keepMark(context: Tending, { row, message, word, on }: Kept): Promise<ThreadWithPeople> {
  const self = await selfAs(context, row, word)
  const mark = { thread_id: row.id, mark: word, message_id: message.id, marked_by: self }
  if (on) await saveMark(context.db, { ...mark, marked_at: context.now })
  else await removeMark(context.db, mark)
  if (word === 'answer') context.grades.changed(message.author)
  const verb = sayVerb(self, row, word)
  await context.record({
    verb: on ? verb : `${verb}-taken-back`,
    object: message.id,
    conversation: row.conversation_id,
    toward: [message.author].filter((author) => author !== self),
    as: self,
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
  // By name, as it is shown; also toward oneself, where one started it without a name.
  await record(context, stance ?? 'stance-taken-back', row, actor.id)
  return tell(context, 'threadChanged', row)
}

interface Marking {
  readonly row: ThreadRow
  readonly thread: Thread
  readonly author: PersonId
}

/** Throws `not_of_this_kind` where the thread has no such mark, and `not_yours` where somebody else may make it. */
async function checkMarking(context: Tending, marking: Marking, word: Mark): Promise<void> {
  checkKind(marksOf[marking.row.kind].includes(word))
  if (!(await mayMark(context, marking, word)))
    throw new Refusal('not_yours', 403, 'Only who keeps this thread, or leads the course, can do this.')
}

async function mayMark(context: Tending, { row, thread, author }: Marking, word: Mark): Promise<boolean> {
  const { can, actor, people } = context
  if (word === 'summary') return can('facilitate')
  if (word === 'decision') return tends(context, row)
  if (word === 'notes') return (await tends(context, row)) || isComing(thread, actor.id)
  return (await isStarter(context, row)) || (can('mentor') && !(await people.isMe(author)))
}

const isComing = ({ stances }: Thread, person: PersonId): boolean =>
  stances.some((taken) => taken.person === person && taken.stance === 'coming')

/** What only who mentors or leads may do is done by name. */
const selfAs = async (context: Tending, row: ThreadRow, word: Mark): Promise<PersonId> =>
  word === 'summary' ? context.actor.id : selfIn(context, row)

/** The asker accepts, everybody else endorses. */
function sayVerb(self: PersonId, row: ThreadRow, word: Mark): string {
  if (word === 'answer') return row.started_by === self ? 'accepted' : 'endorsed'
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
