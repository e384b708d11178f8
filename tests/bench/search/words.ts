/** The same numbers at every run: xorshift32, whose quality is enough for words. */
export function makeChance(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const syllables = 'ba ce di fo gu ka le mi no pu ra se ti vo zu pre stra clo gri flo nel tor vas mon der'.split(' ')
const vocabulary = 20_000

/** The word of a rank: the frequent ones are short, as they are in every language. */
function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
}

const words = Array.from({ length: vocabulary }, (_, rank) => wordOf(rank))

/** A word by chance, by Zipf's law as near as makes no difference: the logarithm of the rank is even. */
export const chooseWord = (chance: () => number, from = 0): string => {
  const rank = Math.floor(Math.exp(Math.log(from + 1) + chance() * (Math.log(vocabulary) - Math.log(from + 1)))) - 1
  return words[Math.min(rank, vocabulary - 1)] ?? ''
}

/** What somebody says: a dozen to forty words. */
export const makeText = (chance: () => number): string =>
  Array.from({ length: 12 + Math.floor(chance() * 28) }, () => chooseWord(chance)).join(' ')
