import type { Reducers } from '../../plugins/api/client.ts'
import type { OutputOf, PersonCard } from '../../plugins/api/contract.ts'
import type { Said } from '../../plugins/api/conversations.ts'
import type { contract } from '../../server/conversations/contract.ts'

type Talk = typeof contract

/** A stretch of a conversation, as the server answers it. */
export type TalkWindow = OutputOf<Talk['queries']['readMessages']>

export type ReadPositions = OutputOf<Talk['queries']['listPositions']>

/** Adds cards, or puts newer ones in the place of older ones. */
const meet = (people: readonly PersonCard[], met: readonly PersonCard[]): PersonCard[] => {
  const known = new Set(met.map(({ id }) => id))
  return [...people.filter(({ id }) => !known.has(id)), ...met]
}

const hear = (window: TalkWindow, { conversation, people }: Said): TalkWindow => ({
  ...window,
  conversation,
  people: meet(window.people, people),
})

/** How a stretch of a conversation follows what is said. One that does not reach the end stays as it is when something is added there. */
export const windowReducers: Reducers<Talk, 'readMessages'> = {
  messageSent(window, said) {
    if (said.conversation.id !== window.conversation.id) return window
    const heard = hear(window, said)
    const isNext = !window.later && window.messages.every(({ seq }) => seq < said.message.seq)
    return isNext ? { ...heard, messages: [...window.messages, said.message] } : heard
  },
  messageChanged(window, said) {
    if (said.conversation.id !== window.conversation.id) return window
    const { message } = said
    const messages = window.messages.map((each) => (each.id === message.id ? message : each))
    return { ...hear(window, said), messages }
  },
  conversationChanged: (window, conversation) =>
    conversation.id === window.conversation.id ? { ...window, conversation } : window,
}

/** How far one has read, on whatever device. */
export const positionReducers: Reducers<Talk, 'listPositions'> = {
  positionMoved: (positions, moved) => [
    ...positions.filter(({ conversation }) => conversation !== moved.conversation),
    moved,
  ],
}

/** Messages that were asked for by their ids, wherever they lie. */
export type NamedMessages = OutputOf<Talk['queries']['listMessages']>

export const namedReducers: Reducers<Talk, 'listMessages'> = {
  messageChanged(named, { message, people }) {
    if (!named.messages.some(({ id }) => id === message.id)) return named
    const messages = named.messages.map((each) => (each.id === message.id ? message : each))
    return { messages, people: meet(named.people, people) }
  },
}
