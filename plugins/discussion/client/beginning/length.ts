import { text } from '../texts.ts'

/** Where somebody stands who writes toward a number of words; empty where none is asked for. Said softly, and never a limit. */
export function sayLength(markdown: string, about: number): string {
  if (about === 0) return ''
  const count = countWords(markdown)
  const words = String(about)
  return count === 0 ? text('new.length', { words }) : text('new.lengthSoFar', { count, words })
}

/** As a reader would count them: an address behind a link is no word. In languages without spaces between words, too. */
function countWords(markdown: string): number {
  const read = markdown.replace(/\]\([^)]*\)/g, ']').replace(/\bhttps?:\/\/\S+/g, '')
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(read)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
}
