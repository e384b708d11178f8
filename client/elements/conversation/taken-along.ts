import type { HouseClient } from '../../../plugins/api/client.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { Moved } from '../../../plugins/api/conversations.ts'
import { openPath, showToast } from '../../shell-events.ts'
import { tendingText } from '../../texts/tending-later.ts'
import { nameOf } from '../people/names.ts'
import type { Message } from '../types.ts'
import type { Writing } from './writing.ts'

interface Parts {
  readonly client: Pick<HouseClient, 'me'>
  readonly host: HTMLElement
  readonly conversation: ConversationId
  readonly writing: Writing
  readonly listInView: () => readonly Message[]
}

/**
 * Takes the reader along when what they are reading, answering or editing moved to another conversation; what they have
 * written goes with it. Whoever moved it stays, since they may have more to move.
 */
export function takeAlong({ host, client, conversation: here, writing, listInView }: Parts, moved: Moved): void {
  if (moved.from !== here || moved.by === client.me.id) return
  const goal = findWritten(writing, moved) ?? findRead(listInView(), moved)
  if (!goal?.moved || goal.moved.path === null) return
  const { path, conversation, seq } = goal.moved
  writing.carryTo(moved)
  openPath(host, path, { conversation, seq })
  const name = nameOf(moved.people.find(({ id }) => id === moved.by))
  showToast(host, tendingText('moved.along', { name }))
}

/** What is left of the message that is being answered or edited. */
function findWritten({ replying, editing }: Writing, { places }: Moved): Message | undefined {
  const busyWith = [editing?.message.id, replying]
  return places.find(({ moved }) => moved && busyWith.includes(moved.message))
}

/** What is left of the first message in view, where most of what is in view has moved. */
function findRead(inView: readonly Message[], { places }: Moved): Message | undefined {
  const left = new Map(places.map((place) => [place.seq, place]))
  const gone = inView.flatMap(({ seq }) => left.get(seq) ?? [])
  return gone.length * 2 > inView.length ? gone[0] : undefined
}
