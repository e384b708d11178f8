/** Code, in which every mark stands for itself: fenced, or within a line. */
const code = /(^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)[^\n]*$|$(?![\s\S]))|`[^`\n]+`)/m

/** What whoever wrote it did not mean as Markdown, since talk has none of it: pages' tags, pictures from elsewhere, headings. */
const notMeant: readonly (readonly [RegExp, string])[] = [
  [/<(?=[a-z/!?])(?!https?:)/gi, '\\<'],
  [/!\[/g, '!\\['],
  [/^(\s*)(#{1,6}(?:\s|$))/gm, '$1\\$2'],
  [/^(\s*)([-=]{2,}|\*(?:\s*\*){2,}|_(?:\s*_){2,})(\s*)$/gm, '$1\\$2$3'],
]

/** A mention is a link to a person here, and a name elsewhere. */
const mention = /\[((?:[^\]\\]|\\.)*)\]\(person:[0-9a-z]{1,64}\)/g

/**
 * What somebody wrote, to stand in a document beside what others wrote: it means there what it meant here. Nobody writes
 * a heading with somebody else's name above words of their own.
 */
export function toPlainMarkdown(source: string): string {
  const parts = source.split(new RegExp(code.source, 'm'))
  return parts.map((part, place) => (place % 2 === 1 ? part : escapeWords(part))).join('')
}

const escapeWords = (words: string): string =>
  notMeant.reduce((done, [mark, instead]) => done.replace(mark, instead), words.replace(mention, '@$1'))

/** A path in the zip, as the goal of a link. */
export const linkTo = (path: string): string =>
  path.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, escape)

const escape = (mark: string): string => `%${mark.charCodeAt(0).toString(16)}`
