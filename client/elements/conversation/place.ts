import type { ConversationId } from '../../../plugins/api/contract.ts'
import { readPlace } from '../../address.ts'

/** Where somebody was in a conversation: a message, and how far below the upper edge it began. */
export interface KeptPlace {
  readonly seq: number
  readonly offset: number
}

type State = Readonly<Record<string, unknown>> | null

const keyOf = (conversation: ConversationId): string => `place.${conversation}`

/** The number of the message that the address leads to; 0 when it leads to none of this conversation. */
export function findLinked(conversation: ConversationId): number {
  const { message } = readPlace(location.hash)
  return message?.conversation === conversation ? message.seq : 0
}

/** The place that belongs to this step of the browser's history: there after a reload and on the way back. */
export function findPlace(conversation: ConversationId): KeptPlace | undefined {
  const place = (history.state as State)?.[keyOf(conversation)]
  return isPlace(place) ? place : undefined
}

export function savePlace(conversation: ConversationId, place: KeptPlace | undefined): void {
  history.replaceState({ ...(history.state as State), [keyOf(conversation)]: place }, '')
}

const isPlace = (value: unknown): value is KeptPlace =>
  typeof value === 'object' && value !== null && 'seq' in value && 'offset' in value
