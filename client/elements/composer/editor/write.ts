import type { Node } from '@tiptap/pm/model'
import { writeWords } from './write-words.ts'

/** A document of the editor as Markdown that means the same. */
export const writeMarkdown = (doc: Node): string => writeBlocks(doc, '\n\n')

/** Nodes never change: what was written of one, or what it was read from, is true as long as it is there. */
const written = new WeakMap<Node, string>()

/** What nobody touches stays letter for letter as it was. */
export const rememberSource = (block: Node, source: string): void => void written.set(block, source)

function writeBlocks(parent: Node, between: string): string {
  const parts: string[] = []
  let marker = ''
  parent.forEach((node) => {
    const words = writeBlock(node, marker)
    marker = markerOf(words)
    if (words !== '' || node.type.name !== 'paragraph') parts.push(words)
  })
  return parts.join(between)
}

/** What a list begins its items with, without their numbers; empty when it is no list. */
const markerOf = (words: string): string =>
  /^ {0,3}([-+*]|\d+[.)])(?: |$)/m.exec(words.split('\n', 1)[0] ?? '')?.[1]?.replace(/\d+/, '') ?? ''

/** @param before the marker of a list right before: two lists beside each other are one, unless theirs differ */
function writeBlock(node: Node, before: string): string {
  const known = written.get(node)
  const joins = node.type.name.endsWith('List') && before !== '' && markerOf(known ?? '') === before
  if (known !== undefined && !joins) return known
  if (node.type.name === 'bulletList') return writeList(node, before === '-' ? '*' : '-')
  if (node.type.name === 'orderedList') return writeList(node, before === '.' ? ')' : '.')
  if (node.type.name === 'blockquote') return indent(writeBlocks(node, '\n\n'), '> ', '> ').replace(/^> $/gm, '>')
  const words = writeLeaf(node)
  written.set(node, words)
  return words
}

function writeLeaf(node: Node): string {
  if (node.type.name === 'codeBlock') return writeCode(node)
  return node.type.name === 'asWritten' ? node.textContent : writeWords(node)
}

/** The fence is longer than any inside. */
function writeCode({ textContent, attrs }: Node): string {
  const language = String(attrs['language'] ?? '')
  const [sign, runs] = language.includes('`') ? ['~', /~+/g] : ['`', /`+/g]
  const longest = Math.max(2, ...[...textContent.matchAll(runs)].map(([run]) => run.length))
  const fence = sign.repeat(longest + 1)
  return `${fence}${language}\n${textContent === '' ? '' : `${textContent}\n`}${fence}`
}

function writeList(list: Node, marker: string): string {
  const ordered = list.type.name === 'orderedList'
  const start = Number(list.attrs['start'] ?? 1)
  const items: string[] = []
  const isTight = list.attrs['tight'] !== false && isTightable(list)
  list.forEach((item, _offset, n) => {
    const mark = ordered ? `${start + n}${marker} ` : `${marker} `
    items.push(writeItem(item, mark, isTight))
  })
  return items.join(isTight ? '\n' : '\n\n')
}

function writeItem(item: Node, mark: string, isTight: boolean): string {
  const words = writeBlocks(item, isTight ? '\n' : '\n\n')
  return indent(words, mark, ' '.repeat(mark.length)).trimEnd()
}

/** Without empty lines two paragraphs would be one, and not every list may follow a paragraph. */
function isTightable(list: Node): boolean {
  let isFine = true
  list.forEach((item) => {
    item.forEach((block, _offset, n) => {
      if (n > 0 && !mayFollow(item.child(n - 1), block)) isFine = false
    })
  })
  return isFine
}

function mayFollow(before: Node, block: Node): boolean {
  if (block.type.name === 'paragraph') return before.type.name === 'codeBlock'
  if (before.type.name !== 'paragraph') return before.type.name === 'codeBlock' || block.type.name === 'codeBlock'
  if (block.type.name === 'orderedList' && Number(block.attrs['start'] ?? 1) !== 1) return false
  const isList = block.type.name.endsWith('List')
  return !isList || (block.firstChild?.firstChild?.content.size ?? 0) > 0
}

/** Whatever lies inside begins with `first`, and goes on with `rest`. */
const indent = (words: string, first: string, rest: string): string =>
  words
    .split('\n')
    .map((line, n) => (n === 0 ? first + line : line === '' && rest.trim() === '' ? '' : rest + line))
    .join('\n')
