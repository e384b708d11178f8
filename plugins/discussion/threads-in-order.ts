import type { PersonCard, PersonId } from '../api/contract.ts'
import type { Thread } from './contract.ts'

/** Both halves order threads and people by these, so that an answer kept true by events is the answer the server would give. */

/** When somebody last wrote in it; an empty thread counts from its start. */
export const lastWrittenAt = ({ talk, startedAt }: Thread): number => talk.lastMessage?.sentAt ?? startedAt

/** Pinned threads first; then those somebody wrote in last; of two written in at once, the younger one. */
export const inOrder = (threads: readonly Thread[]): Thread[] => threads.toSorted(compareThreads)

function compareThreads(one: Thread, other: Thread): number {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1
  return lastWrittenAt(other) - lastWrittenAt(one) || compareIds(other, one)
}

/** Everybody whom a thread names. */
export const peopleNamed = ({ startedBy, talk, marked, stances }: Thread): PersonId[] => [
  ...(startedBy ? [startedBy] : []),
  ...(talk.lastMessage ? [talk.lastMessage.author] : []),
  ...talk.authors,
  ...marked.flatMap(({ author, by }) => [author, by]),
  ...stances.map(({ person }) => person),
]

/** The cards of those whom the threads name, by id; of two cards of one person, the later one counts. */
export function cardsFor(threads: readonly Thread[], cards: readonly PersonCard[]): PersonCard[] {
  const named = new Set(threads.flatMap(peopleNamed))
  const latest = new Map(cards.map((card) => [card.id, card]))
  return [...latest.values()].filter((card) => named.has(card.id)).toSorted(compareIds)
}

const compareIds = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : Number(one.id > other.id)
