import type { JSONContent } from '@tiptap/core'
import type { Mark, Node } from '@tiptap/pm/model'
import { markdown, readInline } from './read.ts'

/** A stretch of words, a mention or the end of a line, and what it is marked as, from the outside in. */
interface Piece {
  readonly kind: 'words' | 'mention' | 'break'
  readonly text: string
  /** Of a mention. */
  readonly id: string
  readonly marks: readonly Mark[]
}

interface Manner {
  readonly escape: (words: string) => string
  readonly em: '*' | '_'
  /** Whether addresses stand as they are, to become links by themselves. */
  readonly bare: boolean
  /** Whether what is marked is written as marked. */
  readonly marks: boolean
}

const normally = (words: string): string => words.replace(/[\\`*_[\]<>&~]/g, String.raw`\$&`)
const wholly = (words: string): string => words.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`)

/** The first that reads as what was meant is taken: words are left as they are wherever they can be. */
const manners: readonly Manner[] = [
  { escape: (words) => words, em: '*', bare: true, marks: true },
  { escape: (words) => words, em: '_', bare: true, marks: true },
  { escape: normally, em: '*', bare: true, marks: true },
  { escape: wholly, em: '*', bare: true, marks: true },
  { escape: wholly, em: '*', bare: false, marks: true },
  { escape: wholly, em: '_', bare: false, marks: true },
]

/** The words of a paragraph as Markdown. An empty line in it begins another. */
export function writeWords(paragraph: Node): string {
  return splitAtGaps(listPieces(paragraph))
    .map((pieces) => writeBest(pieces))
    .filter((words) => words !== '')
    .join('\n\n')
}

/** A line that would make the one above the head of a table, wherever the paragraph stands. */
const underlines = /^[ \t]*[|:-][-:| \t]*$/m

function writeBest(pieces: readonly Piece[]): string {
  const meant = sayMeaning(pieces)
  if (meant === '') return ''
  for (const manner of manners) {
    const words = writePieces(pieces, manner)
    if (!underlines.test(words) && readMeaning(words) === meant) return words
  }
  // Marks that Markdown has no way to write here give way to the words.
  return writePieces(pieces, { escape: wholly, em: '*', bare: true, marks: false })
}

function listPieces(paragraph: Node): Piece[] {
  const nodes: Node[] = []
  paragraph.forEach((node) => void nodes.push(node))
  const marked = nodes.map(({ marks }) => order.flatMap((name) => marks.filter((mark) => mark.type.name === name)))
  return nodes.flatMap((node, n): Piece[] => {
    const { type, attrs } = node
    const marks = marked[n] ?? []
    const [before, after] = [marked[n - 1] ?? [], marked[n + 1] ?? []]
    if (type.name === 'hardBreak') return [{ kind: 'break', text: '', id: '', marks: shared(before, after) }]
    if (type.name === 'mention')
      return [{ kind: 'mention', text: String(attrs['label']), id: String(attrs['id']), marks }]
    return linkAddresses(node, marks).flatMap((part) => bareEdges(part.text, { marks: part.marks, before, after }))
  })
}

const order = ['link', 'bold', 'italic', 'strike', 'code']

interface Part {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** Addresses become links by themselves, and are taken as such. */
function linkAddresses({ text = '', type }: Node, marks: readonly Mark[]): Part[] {
  const link = type.schema.marks['link']
  if (!link || isCode({ marks }) || marks.some((mark) => mark.type === link)) return [{ text, marks }]
  const parts: Part[] = []
  let at = 0
  for (const { index, lastIndex, url } of markdown.linkify.match(text) ?? []) {
    parts.push({ text: text.slice(at, index), marks })
    const mark = link.create({ href: markdown.normalizeLink(url) })
    parts.push({ text: text.slice(index, lastIndex), marks: [mark, ...marks] })
    at = lastIndex
  }
  return [...parts, { text: text.slice(at), marks }].filter((part) => part.text !== '')
}

/** Whether the words of a link are its address. */
function isBare({ text, marks }: Part): boolean {
  const [found] = markdown.linkify.match(text) ?? []
  const link = marks.find((mark) => mark.type.name === 'link')
  const whole = found?.index === 0 && found.lastIndex === text.length
  return whole && link?.attrs['title'] === null && markdown.normalizeLink(found.url) === link.attrs['href']
}

const shared = (marks: readonly Mark[], beside: readonly Mark[]): Mark[] =>
  marks.filter((mark) => mark.type.name !== 'code' && mark.isInSet(beside))

interface Around {
  readonly marks: readonly Mark[]
  readonly before: readonly Mark[]
  readonly after: readonly Mark[]
}

/** Spaces at the edges of what is marked are not: Markdown cannot say so, and nobody sees it. */
function bareEdges(text: string, { marks, before, after }: Around): Piece[] {
  const words = (part: string, kept: readonly Mark[]): Piece => ({ kind: 'words', text: part, id: '', marks: kept })
  if (marks.length === 0 || isCode({ marks })) return [words(text, marks)]
  const [, first = '', middle = '', last = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  const parts = [words(first, shared(marks, before)), words(middle, marks), words(last, shared(marks, after))]
  return parts.filter((piece) => piece.text !== '')
}

const isCode = ({ marks }: Pick<Piece, 'marks'>): boolean => marks.some(({ type }) => type.name === 'code')

function splitAtGaps(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]]
  pieces.forEach((piece, n) => {
    const last = parts.at(-1)
    if (piece.kind === 'break' && pieces[n + 1]?.kind === 'break') parts.push([])
    else last?.push(piece)
  })
  return parts.map(trimBreaks)
}

const isEmpty = ({ kind, text }: Piece): boolean => kind === 'break' || (kind === 'words' && text.trim() === '')

function trimBreaks(pieces: readonly Piece[]): Piece[] {
  const from = pieces.findIndex((piece) => !isEmpty(piece))
  const to = pieces.findLastIndex((piece) => !isEmpty(piece))
  return from === -1 ? [] : pieces.slice(from, to + 1)
}

function writePieces(pieces: readonly Piece[], manner: Manner): string {
  let words = ''
  let open: readonly Mark[] = []
  for (const [n, piece] of pieces.entries()) {
    const wanted = openFirst(listWritten(piece, manner), open, pieces.slice(n))
    const kept = open.findIndex((mark, n) => !wanted[n]?.eq(mark))
    const same = kept === -1 ? open.length : kept
    words += open
      .slice(same)
      .toReversed()
      .map((mark) => closeMark(mark, manner))
      .join('')
    words += wanted
      .slice(same)
      .map((mark) => openMark(mark, manner))
      .join('')
    words += writePiece(piece, manner)
    open = wanted
  }
  return (
    words +
    open
      .toReversed()
      .map((mark) => closeMark(mark, manner))
      .join('')
  )
}

/** What is open stays open, and what goes on longest opens first: the order of marks means nothing. */
function openFirst(marks: readonly Mark[], open: readonly Mark[], ahead: readonly Piece[]): Mark[] {
  const reach = (mark: Mark) => {
    const end = ahead.findIndex((piece) => !mark.isInSet(piece.marks))
    return end === -1 ? ahead.length : end
  }
  const opening = marks.filter((mark) => !mark.isInSet(open))
  return [...open.filter((mark) => mark.isInSet(marks)), ...opening.toSorted((one, other) => reach(other) - reach(one))]
}

/** The marks that stand around a piece; code stands in it. */
function listWritten(piece: Piece, { marks, bare }: Manner): readonly Mark[] {
  if (!marks) return []
  const stands = bare && isBare(piece)
  return piece.marks.filter(({ type }) => type.name !== 'code' && !(stands && type.name === 'link'))
}

function writePiece(piece: Piece, manner: Manner): string {
  if (piece.kind === 'break') return '\n'
  if (piece.kind === 'mention') return `[${normally(piece.text)}](person:${piece.id})`
  if (manner.marks && isCode(piece)) return writeCode(piece.text)
  return manner.bare && isBare(piece) ? piece.text : manner.escape(piece.text)
}

/** More backticks than inside, and a space where they would touch. */
function writeCode(text: string): string {
  const runs = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length))
  let size = 1
  while (runs.has(size)) size += 1
  const fence = '`'.repeat(size)
  const apart = /^`|`$|^ .* $/s.test(text) ? ' ' : ''
  return fence + apart + text + apart + fence
}

const delimiters: Readonly<Record<string, string>> = { bold: '**', strike: '~~' }

function openMark(mark: Mark, { em }: Manner): string {
  if (mark.type.name === 'link') return '['
  return mark.type.name === 'italic' ? em : (delimiters[mark.type.name] ?? '')
}

function closeMark(mark: Mark, manner: Manner): string {
  if (mark.type.name !== 'link') return openMark(mark, manner)
  const title =
    typeof mark.attrs['title'] === 'string' ? ` "${mark.attrs['title'].replace(/["\\]/g, String.raw`\$&`)}"` : ''
  return `](<${String(mark.attrs['href']).replace(/[<>\\]/g, String.raw`\$&`)}>${title})`.replace(
    /\(<([^()<>\\\s]+)>/,
    '($1',
  )
}

/** Words and marks in a form that two writings of the same have in common. */
function sayMeaning(pieces: readonly Piece[]): string {
  const runs = pieces.map(({ kind, text, id, marks }) => ({
    said: kind === 'break' ? '\n' : kind === 'mention' ? `@${text}(${id})` : text,
    marks: marks.map(({ type, attrs }) => sayMark(type.name, attrs)),
  }))
  return sayRuns(runs)
}

/** What Markdown says; undefined when it is not one paragraph. */
function readMeaning(words: string): string | undefined {
  const tokens = markdown.parse(words, {})
  const isParagraph = tokens.length === 3 && tokens[0]?.type === 'paragraph_open'
  if (!isParagraph) return undefined
  try {
    return sayRuns(readInline(tokens[1]?.children ?? [], true).map(toRun))
  } catch {
    return undefined
  }
}

interface Run {
  readonly said: string
  readonly marks: readonly string[]
}

function toRun({ type, text = '', attrs = {}, marks = [] }: JSONContent): Run {
  const named = marks.map((mark) => sayMark(mark.type, mark.attrs ?? {}))
  if (type === 'hardBreak') return { said: '\n', marks: [] }
  return type === 'mention'
    ? { said: `@${attrs['label']}(${attrs['id']})`, marks: named }
    : { said: text, marks: named }
}

const sayMark = (name: string, attrs: Readonly<Record<string, unknown>>): string =>
  name === 'link' ? `link ${JSON.stringify([attrs['href'], attrs['title'] ?? null])}` : name

/** Spaces carry no marks, and end no line. */
function sayRuns(runs: readonly Run[]): string {
  const letters = runs.flatMap(({ said, marks }) => {
    const all = marks.toSorted().join('+')
    return [...said].map((letter) => ({ letter, marks: /\s/.test(letter) && !marks.includes('code') ? '' : all }))
  })
  const words: string[] = []
  let before = ''
  for (const { letter, marks } of letters) {
    // A space takes the marks around it: only letters change them.
    if (marks !== before && !/\s/.test(letter)) words.push(`{${marks}}`)
    if (!/\s/.test(letter)) before = marks
    words.push(letter)
  }
  return words
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\{\}$/, '')
    .trim()
}
