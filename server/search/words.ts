/** A word of a text: as it is compared, and where it stands. */
export interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** A word with its accents; marks of scripts that write vowels as such belong to it. */
const run = /[\p{L}\p{N}\p{M}]+/gu

/** Scripts that write without spaces between words, or glue to a word what others set apart. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const runOfUnspaced = new RegExp(`(?:${unspaced.source})+`, 'gu')

const accents = /[\u0300-\u036f]/g
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Most words: in these there is nothing to fold but capitals, and nothing is written without spaces. */
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** Letters as they are compared: without case and accents, and other shapes of a letter as the letter itself. */
export const fold = (text: string): string =>
  isPlain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(accents, '')
        .normalize('NFC')
        .toLowerCase()
        .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)

/** Longer than any word that somebody looks for; what is behind it is cut. */
const longestWord = 40
const cut = (word: string): string => word.slice(0, longestWord)

/** The words of a text, in order. What is written without spaces is one long word here. */
export function listWords(text: string): Word[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) => {
    const folded = fold(found)
    return folded === '' ? [] : [{ folded, start: index, end: index + found.length }]
  })
}

/** What an index keeps of a text: each word once; of unspaced writing every two neighbours, and the last alone. */
export function listTerms(text: string): string[] {
  // The same, found in a sixth of the time: each message comes by here.
  if (isPlain(text))
    return [
      ...new Set(
        text
          .toLowerCase()
          .match(/[0-9a-z]+/g)
          ?.map(cut),
      ),
    ]
  return [...new Set(listWords(text).flatMap(({ folded }) => termsOf(folded)))]
}

/** The terms of one word, so that whatever part of unspaced writing is looked for has all of its terms in them. */
export function termsOf(folded: string): string[] {
  if (isPlain(folded)) return folded === '' ? [] : [cut(folded)]
  const terms: string[] = []
  let spacedFrom = 0
  for (const { 0: found, index } of folded.matchAll(runOfUnspaced)) {
    if (index > spacedFrom) terms.push(folded.slice(spacedFrom, index))
    spacedFrom = index + found.length
    const characters = [...found]
    characters.forEach((character, at) => terms.push(character + (characters[at + 1] ?? '')))
  }
  if (spacedFrom < folded.length) terms.push(folded.slice(spacedFrom))
  return terms.map((term) => [...term].slice(0, longestWord).join(''))
}

/** What a message is found by: its words, and what its files are called. */
export const withNames = (text: string, files: readonly { readonly name: string }[] = []): string =>
  [text, ...files.map(({ name }) => name)].filter((part) => part !== '').join(' · ')

export const isUnspaced = (text: string): boolean => unspaced.test(text)
