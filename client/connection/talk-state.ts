import type { Reducers } from '../../plugins/api/client.ts'
import { askAgain, type AskAgain } from '../../plugins/api/state.ts'
import type { ConversationId, OutputOf, PersonCard } from '../../plugins/api/contract.ts'
import type { Moved, Said, WentOn } from '../../plugins/api/conversations.ts'
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

type Message = Said['message']

/** The order of a window: as it was said, or as replies stand below what they answer. */
export const orderOf = (nested: boolean) =>
  nested
    ? (one: Message, other: Message) => one.branch - other.branch || one.twig - other.twig || one.seq - other.seq
    : (one: Message, other: Message) => one.seq - other.seq

/** What a window lies between, as far as that is known: the messages that it was asked after or before. */
export interface Bounds {
  readonly nested: boolean
  readonly after: Message | undefined
  readonly before: Message | undefined
}

/** As many as a window takes in at its end; what is said then is after it, and loaded like anything that is. */
const full = 100

/** How a stretch of a conversation follows what is said: it takes in what lies in it, and nothing else. */
export const makeWindowReducers = (bounds: Bounds): Reducers<Talk, 'readMessages', AskAgain> => ({
  messageSent(window, said) {
    const { message } = said
    if (said.conversation.id !== window.conversation.id) return window
    const heard = hear(window, said)
    const isKnown = window.messages.some(({ id }) => id === message.id)
    if (isKnown || !covers(window, bounds, message)) return heard
    const order = orderOf(bounds.nested)
    const last = window.messages.at(-1)
    const isAfter = last !== undefined && order(last, message) < 0
    if (isAfter && window.messages.length >= full) return { ...heard, later: true }
    return { ...heard, messages: [...window.messages, message].toSorted(order) }
  },
  messageChanged(window, said) {
    if (said.conversation.id !== window.conversation.id) return window
    const { message } = said
    const change = (all: readonly Message[]) => all.map((each) => (each.id === message.id ? message : each))
    return { ...hear(window, said), messages: change(window.messages), above: change(window.above) }
  },
  messagesMoved: hearMoved,
  messageWentOn: (window, went) =>
    went.conversation === window.conversation.id
      ? {
          ...window,
          messages: window.messages.map(goingOn(went)),
          above: window.above.map(goingOn(went)),
          people: meet(window.people, went.people),
        }
      : window,
  conversationWithdrawn: (window, { conversation: id }) =>
    window.conversation.id === id
      ? { ...window, conversation: { ...window.conversation, closed: true } }
      : { ...window, messages: window.messages.map(endingAt(id)), above: window.above.map(endingAt(id)) },
  conversationChanged: (window, conversation) =>
    conversation.id === window.conversation.id ? { ...window, conversation } : window,
})

/** The message says where it goes on; heard a second time, that changes nothing. */
const goingOn =
  ({ message: id, became }: WentOn) =>
  (message: Message): Message => {
    const known = message.became ?? []
    if (message.id !== id || known.some(({ conversation }) => conversation === became.conversation)) return message
    return { ...message, became: [...known, became] }
  }

/** The message leads there no more. */
const endingAt =
  (conversation: ConversationId) =>
  ({ became, ...message }: Message): Message => {
    const left = became?.filter((each) => each.conversation !== conversation) ?? []
    return left.length > 0 ? { ...message, became: left } : message
  }

function covers(
  { messages, earlier, later }: TalkWindow,
  { nested, after, before }: Bounds,
  message: Message,
): boolean {
  const order = orderOf(nested)
  const [first, last] = [messages.at(0), messages.at(-1)]
  const isBelow = after ? order(after, message) < 0 : !earlier || first === undefined || order(first, message) < 0
  const isAbove = before ? order(message, before) < 0 : !later || last === undefined || order(message, last) < 0
  return isBelow && isAbove
}

function hearMoved(window: TalkWindow, moved: Moved): TalkWindow | AskAgain {
  const { id } = window.conversation
  if (moved.from !== id && moved.to !== id) return window
  if (moved.many) return askAgain
  return moved.from === id ? leavePlaces(window, moved) : addMoved(window, moved)
}

function leavePlaces(window: TalkWindow, { places, people }: Moved): TalkWindow {
  const left = new Map(places.map((place) => [place.seq, place]))
  const put = (messages: readonly Message[]) => messages.map((message) => left.get(message.seq) ?? message)
  return { ...window, messages: put(window.messages), above: put(window.above), people: meet(window.people, people) }
}

/** What comes back takes its place again; what is new stands at the end, where that is in the window. */
function addMoved(window: TalkWindow, { messages, people }: Moved): TalkWindow {
  const last = window.messages.at(-1)?.seq ?? 0
  const now = new Map(messages.map((message) => [message.seq, message]))
  const put = (known: readonly Message[]) => known.map((message) => now.get(message.seq) ?? message)
  const added = window.later ? [] : messages.filter(({ seq }) => seq > last)
  return {
    ...window,
    messages: [...put(window.messages), ...added],
    above: put(window.above),
    people: meet(window.people, people),
  }
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

export const namedReducers: Reducers<Talk, 'listMessages', AskAgain> = {
  messageChanged(named, { message, people }) {
    if (!named.messages.some(({ id }) => id === message.id)) return named
    const messages = named.messages.map((each) => (each.id === message.id ? message : each))
    return { messages, people: meet(named.people, people) }
  },
  messagesMoved(named, moved) {
    if (moved.many) return named.messages.some((each) => each.conversation === moved.from) ? askAgain : named
    const now = new Map(moved.messages.map((message) => [message.id, message]))
    if (!named.messages.some(({ id }) => now.has(id))) return named
    const messages = named.messages.map((each) => now.get(each.id) ?? each)
    return { messages, people: meet(named.people, moved.people) }
  },
}

/** What grew from one message: it takes in whatever is answered below it. */
export const repliesReducers: Reducers<Talk, 'listReplies', AskAgain> = {
  ...namedReducers,
  messageSent(read, { message, people }) {
    const isKnown = read.messages.some(({ id }) => id === message.id)
    if (isKnown || !read.messages.some(({ id }) => id === message.replyTo)) return read
    return { messages: [...read.messages, message], people: meet(read.people, people) }
  },
}

/** How far everybody has read. */
export type Readers = OutputOf<Talk['queries']['listReaders']>

export const readersReducers: Reducers<Talk, 'listReaders'> = {
  readerMoved(read, { conversation, person, seq, people }) {
    if (!read.shown || read.conversation !== conversation) return read
    const readers = [...read.readers.filter((reader) => reader.person !== person), { person, seq }]
    return { ...read, readers, people: meet(read.people, people) }
  },
}
