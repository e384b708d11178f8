/** Letters of a word that tell what it is about, whatever its ending: enough for people, and for two languages. */
const stemLength = 6
const shortest = 4

/** What words are about, roughly: without accents, endings and the short words that every sentence has. */
export function stemsOf(words: string): Set<string> {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const long = plain.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length >= shortest) ?? []
  return new Set(long.map((word) => word.slice(0, stemLength)))
}

/** How many of the one are in the other. */
export const countShared = (one: ReadonlySet<string>, words: string): number =>
  [...stemsOf(words)].filter((stem) => one.has(stem)).length
