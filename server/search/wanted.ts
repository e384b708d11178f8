import { isUnspaced, listWords, termsOf } from './words.ts'

/** What somebody looks for: every word has to be there; the last one may be only begun. */
export interface Wanted {
  readonly words: readonly WantedWord[]
}

interface WantedWord {
  readonly folded: string
  /** Found at the beginning of longer words, too: it may still be being typed. */
  readonly begun: boolean
}

/** One of the conditions for the index: a term, or the beginning of one. */
export interface Condition {
  readonly term: string
  readonly begun: boolean
}

/** More words than anybody looks for at once; the rest of a pasted page is left out. */
const mostWords = 12

/** Reads what was typed. Nothing in it is an operator: signs part words, and that is all. */
export function readWanted(typed: string): Wanted {
  const found = listWords(typed.slice(0, 2000)).slice(0, mostWords)
  const last = found.at(-1)
  // Behind a space the last word is whole; a single letter begins half of all words.
  const isOpen = last?.end === typed.length
  return {
    words: found.map((word) => ({ folded: word.folded, begun: word === last && isOpen && word.folded.length > 1 })),
  }
}

export function listConditions({ words }: Wanted): Condition[] {
  const conditions = words.flatMap(({ folded, begun }) => {
    const terms = termsOf(folded)
    // Of unspaced writing each text keeps pairs, so its last character begins one of them.
    return terms.map((term, at) => {
      const isLast = at === terms.length - 1
      return { term, begun: isLast && (begun || isUnspaced(term)) }
    })
  })
  const seen = new Map(conditions.map((condition) => [`${condition.term} ${condition.begun}`, condition]))
  return [...seen.values()]
}

/** Where in a text the words stand, in order and without overlap; undefined when one of them is not in it. */
export function findIn(text: string, { words }: Wanted): readonly { start: number; end: number }[] | undefined {
  const present = listWords(text)
  const places = words.map((wanted) => present.flatMap((word) => placesOf(wanted, word)))
  if (places.some((found) => found.length === 0)) return undefined
  return joinPlaces(places.flat())
}

interface Place {
  readonly start: number
  readonly end: number
}

function placesOf({ folded, begun }: WantedWord, word: ReturnType<typeof listWords>[number]): Place[] {
  const whole = [{ start: word.start, end: word.end }]
  if (isUnspaced(folded)) return placesInside(folded, word)
  if (word.folded === folded || (begun && word.folded.startsWith(folded))) return whole
  // Letters beside unspaced writing, as in a name inside a sentence, are words of their own.
  return isUnspaced(word.folded) && termsOf(word.folded).some((term) => term === folded) ? whole : []
}

/** Every place of a part of a word, where folding has kept the length; else the word as a whole. */
function placesInside(folded: string, word: ReturnType<typeof listWords>[number]): Place[] {
  if (!word.folded.includes(folded)) return []
  if (word.folded.length !== word.end - word.start) return [{ start: word.start, end: word.end }]
  const places: Place[] = []
  for (let at = word.folded.indexOf(folded); at !== -1; at = word.folded.indexOf(folded, at + folded.length))
    places.push({ start: word.start + at, end: word.start + at + folded.length })
  return places
}

function joinPlaces(places: readonly Place[]): Place[] {
  const joined: Place[] = []
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const before = joined.at(-1)
    if (before && place.start <= before.end)
      joined[joined.length - 1] = { ...before, end: Math.max(before.end, place.end) }
    else joined.push(place)
  }
  return joined
}
