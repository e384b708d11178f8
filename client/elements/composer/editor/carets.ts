import type { Node } from '@tiptap/pm/model'

/** A stretch of words, in UTF-16 units. */
export interface Selected {
  readonly start: number
  readonly end: number
}

/** For private use, which nobody types. */
const mark = '\u{e0c1}'

/** Puts marks into Markdown where a selection begins and ends, so that they are found in what is read from it. */
export function markCarets(markdown: string, { start, end }: Selected): string {
  return markdown.slice(0, start) + mark + markdown.slice(start, end) + (end > start ? mark : '') + markdown.slice(end)
}

export interface Carets {
  readonly from: number
  readonly to: number
  /** Where the marks stand, which have to go. */
  readonly marks: readonly number[]
}

/** Where the marks came to lie; undefined when they changed what was read. */
export function findCarets(doc: Node): Carets | undefined {
  const marks: number[] = []
  doc.descendants((node, at) => {
    for (let n = node.text?.indexOf(mark) ?? -1; n !== -1; n = node.text?.indexOf(mark, n + 1) ?? -1) marks.push(at + n)
  })
  const [first, second] = marks
  if (first === undefined) return undefined
  return { from: first, to: second === undefined ? first : second - 1, marks }
}
