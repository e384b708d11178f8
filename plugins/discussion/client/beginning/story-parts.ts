import { text } from '../texts.ts'

const listHeads = (): string[] =>
  [text('story.happened'), text('story.did'), text('story.again')].map((head) => `**${head}**`)

/** The three parts of a story, to be written between. */
export const storyParts = (): string => `${listHeads().join('\n\n\n\n')}\n\n`

/** The words without the parts that nobody wrote anything in. */
export function withoutEmptyParts(words: string): string {
  const heads = new Set(listHeads())
  const lines = words.split('\n')
  const isHead = (line: string | undefined) => line !== undefined && heads.has(line.trim())
  const kept = lines.filter((line, place) => {
    if (!isHead(line)) return true
    const next = lines.slice(place + 1).find((each) => each.trim() !== '')
    return next !== undefined && !isHead(next)
  })
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
