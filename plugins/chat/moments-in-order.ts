import type { PersonCard } from '../api/contract.ts'
import type { Moment } from './contract.ts'

/** As many of those that are over as are listed. */
export const mostOver = 20

/** Those to come and on, by when they begin; then those that are over, the newest first, as many as are listed. */
export function inOrder(moments: readonly Moment[]): Moment[] {
  const ahead = moments.filter(({ endedAt }) => endedAt === null)
  const over = moments.filter(({ endedAt }) => endedAt !== null)
  return [
    ...ahead.toSorted((one, other) => one.startsAt - other.startsAt || compare(one.id, other.id)),
    ...over.toSorted((one, other) => other.startsAt - one.startsAt || compare(other.id, one.id)).slice(0, mostOver),
  ]
}

/** Everybody whom a moment names. */
export const peopleIn = ({ by, hands, turn }: Moment): NonNullable<Moment['by']>[] =>
  [by, turn, ...hands].flatMap((person) => person ?? [])

/** The cards of those whom moments name, each once, by id. */
export function cardsOf(moments: readonly Moment[], people: readonly PersonCard[]): PersonCard[] {
  const known = new Map(people.map((person) => [person.id, person]))
  const named = [...new Set(moments.flatMap(peopleIn))].toSorted(compare)
  return named.flatMap((id) => known.get(id) ?? [])
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
