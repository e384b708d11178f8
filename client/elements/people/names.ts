import { text } from '../../texts/texts.ts'
import type { PersonCard } from '../types.ts'

/** The name to show; somebody we know nothing of any more is still somebody. */
export function nameOf(person: PersonCard | undefined): string {
  if (person?.mask !== undefined) return sayMask(person.mask)
  return person?.name.trim() || text('person.unknown')
}

/** Somebody who wrote without their name: the first in a conversation needs no number. */
const sayMask = (number: number): string =>
  number === 1 ? text('person.masked') : text('person.masked.other', { number: String(number) })

/** What a table calls you by: the name up to the first space. Only where the whole name stands nearby. */
export function callName(person: PersonCard | undefined): string {
  if (person?.mask !== undefined) return sayMask(person.mask)
  const [first] = person?.name.trim().split(/\s+/) ?? []
  return first || text('person.unknown')
}

/** One or two letters for a face without a picture: of the first and of the last word of the name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase()
}

const bytes = new TextEncoder()

/** Which of the ten colours a person has for life: the sum of the bytes of the id, modulo 10. */
export const faceOf = (id: string): number => bytes.encode(id).reduce((sum, byte) => sum + byte, 0) % 10

/** The word beside a name; learners and observers are everybody, and need none. */
export function roleWord(person: PersonCard | undefined): string {
  if (person === undefined || person.role === 'learner' || person.role === 'observer') return ''
  return text(`role.${person.role}`)
}
