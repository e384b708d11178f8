import type { PersonCard } from '../../plugins/api/contract.ts'
import type { Wanted } from './wanted.ts'
import { listWords } from './words.ts'

const mostPeople = 5

/** The people who were perhaps meant by some of the words, the likeliest first: names are heard before they are read. */
export function findNamed(people: readonly PersonCard[], { words }: Wanted): PersonCard[] {
  const wanted = words.map(({ folded }) => folded).filter((word) => word.length > 1)
  const likely = people.flatMap((person) => {
    const likeness = likenessOf(
      listWords(person.name).map(({ folded }) => folded),
      wanted,
    )
    return likeness > 0 ? [{ person, likeness }] : []
  })
  return likely
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, mostPeople)
    .map(({ person }) => person)
}

/** The sum over the words of how well each fits a part of the name: 1 when it is that part, less when it is nearly. */
const likenessOf = (name: readonly string[], wanted: readonly string[]): number =>
  wanted.reduce((sum, word) => sum + Math.max(0, ...name.map((part) => fit(word, part))), 0)

function fit(word: string, part: string): number {
  if (word === part) return 1
  if (part.startsWith(word)) return 0.9
  const slips = countSlips(word, part)
  return slips <= slipsAllowed(word) ? 0.8 - slips / 10 : 0
}

/** Short names are too near to each other for slips. */
function slipsAllowed(word: string): number {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/**
 * How many letters have to be added, dropped, changed or swapped with their neighbour (optimal string alignment distance)
 * to make one word of another; Infinity when their lengths alone are too far apart.
 */
function countSlips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      line[column] = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    before = above
    above = line
  }
  return above[other.length] ?? Infinity
}
