import type { PersonCard, PersonId } from '../api/contract.ts'
import type { Room, RoomKind } from './contract.ts'

/** Both halves order rooms and people by these, so that an answer kept true by events is the answer the server would give. */

const standing: Readonly<Record<RoomKind, number>> = { all: 0, cohort: 1, circle: 2, direct: 3, group: 3 }

/** What two people, or a few, say to each other, apart from what is for everybody of some kind. */
export const isBetweenPeople = ({ kind }: Pick<Room, 'kind'>): boolean => kind === 'direct' || kind === 'group'

/** When somebody last wrote in it; an empty one counts from when it was made. */
export const lastWrittenAt = ({ talk, madeAt }: Room): number => talk?.lastMessage?.sentAt ?? madeAt

/** Rooms in their order and by their name; then what is between people, that which somebody wrote in last first. */
export const inOrder = (rooms: readonly Room[]): Room[] => rooms.toSorted(compareRooms)

function compareRooms(one: Room, other: Room): number {
  const apart = standing[one.kind] - standing[other.kind]
  if (apart !== 0) return apart
  if (isBetweenPeople(one)) return lastWrittenAt(other) - lastWrittenAt(one) || compare(other.key, one.key)
  return compare(one.name, other.name) || compare(one.key, other.key)
}

/** Everybody whom a room names. */
export const peopleNamed = ({ people, madeBy, talk }: Room): PersonId[] => [
  ...people,
  ...(madeBy ? [madeBy] : []),
  ...(talk?.lastMessage ? [talk.lastMessage.author] : []),
  ...(talk?.authors ?? []),
]

/** The cards of those whom the rooms name, by id; of two cards of one person, the later one counts. */
export function cardsFor(rooms: readonly Room[], cards: readonly PersonCard[]): PersonCard[] {
  const named = new Set(rooms.flatMap(peopleNamed))
  const latest = new Map(cards.map((card) => [card.id, card]))
  return [...latest.values()].filter(({ id }) => named.has(id)).toSorted((one, other) => compare(one.id, other.id))
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
