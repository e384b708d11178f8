import type { ActionItem, ActivityClient } from '../../../api/client.ts'
import type { Message } from '../../../api/conversations.ts'
import type { contract, Mark, Thread } from '../../contract.ts'
import { marksOf } from '../../kinds.ts'
import { groupsOf } from '../groups.ts'
import { text } from '../texts.ts'
import { otherLayout, type Layout } from './layout.ts'

type Client = ActivityClient<typeof contract>

/** Whoever started the thread keeps it, and whoever leads the course keeps them all. */
export const keeps = (client: Client, thread: Thread): boolean =>
  client.can('facilitate') || (client.can('participate') && isStarter(client, thread))

/** Whether the reader started it, by their name or without it. */
export const isStarter = ({ isMe }: Pick<Client, 'isMe'>, { startedBy }: Pick<Thread, 'startedBy'>): boolean =>
  startedBy !== null && isMe(startedBy)

/** The marks that the reader may make in a thread with words of their own; the server has the last word. */
export function listWritable(client: Client, thread: Thread): Mark[] {
  const comes = thread.stances.some(({ person, stance }) => person === client.me.id && stance === 'coming')
  return marksOf[thread.kind].filter((mark) => {
    if (mark === 'answer' || thread.talk.closed) return false
    if (mark === 'summary') return client.can('facilitate')
    return keeps(client, thread) || (mark === 'notes' && comes)
  })
}

/** What the reader may do with a thread as a whole; the server has the last word. */
export function listThreadActions(client: Client, thread: Thread, now: Layout): ActionItem[] {
  const { closed, count } = thread.talk
  const write = listWritable(client, thread).map((mark): ActionItem => ({
    key: `write:${mark}`,
    label: text(`write.${mark}`),
    icon: 'pen',
  }))
  const pin: ActionItem = { key: 'pin', label: text(thread.pinned ? 'thread.unpin' : 'thread.pin'), icon: 'pin' }
  const kept: ActionItem[] = [
    { key: 'rename', label: text('thread.rename'), icon: 'edit' },
    { key: 'kind', label: text('kind.change'), icon: 'list' },
    ...(mayRegroup(client, thread) ? [{ key: 'group', label: text('group.change'), icon: 'people' } as const] : []),
    { key: 'close', label: text(closed ? 'thread.reopen' : 'thread.close'), icon: 'lock' },
  ]
  const layout: ActionItem = { key: 'layout', label: text(`layout.${otherLayout(now)}`), icon: 'list' }
  return [
    // Until somebody was answered, both look the same.
    ...(count > 2 ? [layout] : []),
    { key: 'take', label: text('thread.take'), icon: 'download' },
    ...write,
    ...(client.can('facilitate') ? [pin] : []),
    ...(keeps(client, thread) ? kept : []),
  ]
}

/** Who started it, until somebody has answered; who leads the course. Where there is one group there is nothing to choose. */
function mayRegroup(client: Client, { talk }: Thread): boolean {
  if (client.activity.settings.groups === 'course') return false
  const choices = groupsOf(client).choices?.length ?? 0
  return client.can('facilitate') ? choices > 0 : choices > 1 && talk.lastSeq <= 1
}

/** What the reader may do with one message beside what is for all: say what it is to the thread, or move it elsewhere. */
export function listActions(client: Client, thread: Thread, message: Message): ActionItem[] {
  if (message.gone !== null) return []
  const possible = [
    ...listWritable(client, thread),
    ...(mayAnswer(client, thread, message) ? (['answer'] as const) : []),
  ]
  const marking = possible.map((mark): ActionItem => {
    const on = findOwn(client, thread, message, mark)
    const role = mark === 'answer' && isStarter(client, thread) ? 'accept' : mark
    return { key: `${on ? 'unmark' : 'mark'}:${mark}`, label: text(`${on ? 'unmark' : 'mark'}.${role}`), icon: 'check' }
  })
  return mayMove(client, message) ? [...marking, { key: moveKey, label: text('move.menu'), icon: 'forward' }] : marking
}

export const moveKey = 'move'

/** The first message stays: the thread is about it. */
const mayMove = ({ can }: Client, { seq }: Message): boolean => can('facilitate') && seq > 1

/** The mark of this message that would be taken back: an answer's is the reader's own, any other is anybody's. */
const findOwn = ({ isMe }: Client, { marked }: Thread, message: Message, mark: Mark): boolean =>
  marked.some((each) => each.message === message.id && each.mark === mark && (mark !== 'answer' || isMe(each.by)))

function mayAnswer(client: Client, thread: Thread, { seq, author }: Message): boolean {
  if (thread.kind !== 'question' || seq === 1 || !client.can('participate')) return false
  return isStarter(client, thread) || (client.can('mentor') && !client.isMe(author))
}

/** What was chosen in the menu of a message. */
export function readMarking(key: string): { mark: Mark; on: boolean } | undefined {
  const [, un, mark] = /^(un)?mark:(answer|decision|notes|summary)$/.exec(key) ?? []
  return mark === undefined ? undefined : { mark: mark as Mark, on: un === undefined }
}
