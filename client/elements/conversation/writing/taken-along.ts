import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId } from '../../../../plugins/api/contract.ts'
import type { Moved } from '../../../../plugins/api/conversations.ts'
import { openPath, showToast } from '../../../shell-events.ts'
import { tendingText } from '../../../texts/tending-later.ts'
import { nameOf } from '../../people/names.ts'
import type { Message } from '../../types.ts'
import type { Writing } from './writing.ts'

interface Parts {
  readonly client: Pick<HouseClient, 'me' | 'talk'>
  readonly host: HTMLElement
  readonly conversation: ConversationId
  readonly writing: Writing
  readonly listInView: () => readonly Message[]
}

/**
 * Takes the reader along when what they are reading, answering or editing moved to another conversation; what they have
 * written goes with it. Whoever moved it stays, since they may have more to move.
 */
export async function takeAlong(parts: Parts, moved: Moved): Promise<void> {
  const { host, client, conversation: here, writing } = parts
  if (moved.from !== here || moved.by === client.me.id) return
  const inView = parts.listInView()
  const places = moved.many ? await readPlaces(parts, inView) : moved.places
  const goal = findWritten(writing, places) ?? findRead(inView, places)
  if (!goal?.moved || goal.moved.path === null) return
  const { path, conversation, seq } = goal.moved
  writing.carryTo({ to: moved.to, messages: listGoals(places) })
  openPath(host, path, { conversation, seq })
  const name = nameOf(moved.people.find(({ id }) => id === moved.by))
  showToast(host, tendingText('moved.along', { name }))
}

/** Where so much moved that nobody is told each of them: what is left around what is in view. */
async function readPlaces({ client, conversation }: Parts, [first]: readonly Message[]): Promise<readonly Message[]> {
  if (!first) return []
  const { messages } = await client.talk.query('readMessages', { conversation, around: first.seq })
  return messages.filter(({ gone }) => gone === 'moved')
}

const listGoals = (places: readonly Message[]) =>
  places.flatMap(({ moved }) => (moved ? [{ id: moved.message, seq: moved.seq }] : []))

/** What is left of the message that is being answered or edited. */
function findWritten({ replying, editing }: Writing, places: readonly Message[]): Message | undefined {
  const busyWith = [editing?.message.id, replying]
  return places.find(({ moved }) => moved && busyWith.includes(moved.message))
}

/** What is left of the first message in view, where most of what is in view has moved. */
function findRead(inView: readonly Message[], places: readonly Message[]): Message | undefined {
  const left = new Map(places.map((place) => [place.seq, place]))
  const gone = inView.flatMap(({ seq }) => left.get(seq) ?? [])
  return gone.length * 2 > inView.length ? gone[0] : undefined
}
