import type { JSONContent } from '@tiptap/core'
import type { Token } from 'markdown-it'
import { makeMarkdown } from '../../../../plugins/api/markdown.ts'

/** The words of a link stay as they were written: they are read to be written again. */
export const markdown = makeMarkdown()
markdown.normalizeLinkText = (address: string) => address

interface Block {
  readonly open: Token
  readonly inside: Block[]
}

/** What cannot be told by the nodes of the editor. */
class Inexpressible extends Error {}

export interface Read {
  readonly doc: JSONContent & { readonly content: JSONContent[] }
  /** What each block of the document was read from, as far as it may stand beside any other. */
  readonly sources: readonly (string | undefined)[]
}

/** Markdown as a document of the editor. A block that the editor has nothing for becomes one `asWritten`. */
export function readMarkdown(source: string): Read {
  const lines = source.split('\n')
  const content: JSONContent[] = []
  const sources: (string | undefined)[] = []
  let end = 0
  for (const block of nest(markdown.parse(source, {}))) {
    const [from, to] = block.open.map ?? [end, end]
    if (from - end > 2 && end > 0) leaveRoom(content, sources)
    content.push(readOrKeep(block, lines))
    sources.push(block.open.type === 'code_block' ? undefined : sourceOf(block, lines))
    end = to
  }
  if (lines.length - end > 1) leaveRoom(content, sources)
  return { doc: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }, sources }
}

/** A line to write in, where somebody left room for one. */
function leaveRoom(content: JSONContent[], sources: (string | undefined)[]): void {
  content.push({ type: 'paragraph' })
  sources.push(undefined)
}

function sourceOf({ open: { map } }: Block, lines: readonly string[]): string {
  const [from, to] = map ?? [0, lines.length]
  return lines.slice(from, to).join('\n').trimEnd()
}

/** Tokens as a tree: what opens holds what lies before it closes. */
function nest(tokens: readonly Token[]): Block[] {
  const root: Block[] = []
  const open = [root]
  for (const token of tokens) {
    if (token.nesting === -1) open.pop()
    if (token.nesting === -1) continue
    const block = { open: token, inside: [] }
    open.at(-1)?.push(block)
    if (token.nesting === 1) open.push(block.inside)
  }
  return root
}

function readOrKeep(block: Block, lines: readonly string[]): JSONContent {
  try {
    return readBlock(block)
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error
    return { type: 'asWritten', content: [{ type: 'text', text: sourceOf(block, lines) }] }
  }
}

const readers: Readonly<Record<string, (block: Block) => JSONContent>> = {
  paragraph_open: ({ inside: [words] }) => ({ type: 'paragraph', content: readInline(words?.open.children ?? []) }),
  blockquote_open: (block) => ({ type: 'blockquote', content: readInside(block) }),
  bullet_list_open: (block) => ({ type: 'bulletList', attrs: { tight: isTight(block) }, content: readInside(block) }),
  ordered_list_open: (block) => ({
    type: 'orderedList',
    attrs: { start: Number(block.open.attrGet('start') ?? 1), tight: isTight(block) },
    content: readInside(block),
  }),
  list_item_open: (block) => ({ type: 'listItem', content: readInside(block) }),
  fence: ({ open }) => readCode(open, open.info),
  code_block: ({ open }) => readCode(open, ''),
}

function readBlock(block: Block): JSONContent {
  const read = readers[block.open.type]
  if (!read) throw new Inexpressible(block.open.type)
  return read(block)
}

const readInside = ({ inside }: Block): JSONContent[] =>
  inside.length > 0 ? inside.map(readBlock) : [{ type: 'paragraph' }]

/** The paragraphs of a tight list are hidden. */
const isTight = ({ inside }: Block): boolean =>
  !inside.some((item) => item.inside.some(({ open }) => open.type === 'paragraph_open' && !open.hidden))

function readCode({ content }: Token, info: string): JSONContent {
  const text = content.replace(/\n$/, '')
  return {
    type: 'codeBlock',
    attrs: { language: info.trim() || null },
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  }
}

type MarkJson = NonNullable<JSONContent['marks']>[number]

const marks: Readonly<Record<string, string>> = { strong_open: 'bold', em_open: 'italic', s_open: 'strike' }

/**
 * The words of a line or more, with what they are marked as.
 * @param bare whether addresses that become links by themselves are marked as such: in the editor they are words
 */
export function readInline(tokens: readonly Token[], bare = false): JSONContent[] {
  const nodes: JSONContent[] = []
  const open: (MarkJson | undefined)[] = []
  let naming: { id: string; label: string } | undefined
  for (const token of tokens) {
    const now = open.filter((mark) => mark !== undefined)
    if (naming && token.type === 'link_close') {
      nodes.push(nameThere(naming, now))
      naming = undefined
    } else if (naming) naming.label += sayName(token)
    else if (personOf(token) !== undefined) naming = { id: personOf(token) ?? '', label: '' }
    else if (token.nesting === 1) open.push(markOf(token, bare))
    else if (token.nesting === -1) open.pop()
    else nodes.push(...readWords(token, now))
  }
  if (tokens.some(({ type }, n) => type === 'link_open' && tokens[n + 1]?.type === 'link_close')) {
    throw new Inexpressible('a link without words')
  }
  return nodes
}

function nameThere({ id, label }: { id: string; label: string }, marked: MarkJson[]): JSONContent {
  if (label === '') throw new Inexpressible('mention')
  return { type: 'mention', attrs: { id, label }, marks: marked }
}

/** A name is words alone. */
function sayName({ type, content }: Token): string {
  if (type !== 'text') throw new Inexpressible('mention')
  return content
}

function readWords({ type, content }: Token, now: MarkJson[]): JSONContent[] {
  if (type === 'softbreak' || type === 'hardbreak') return [{ type: 'hardBreak' }]
  if (type === 'code_inline') return [{ type: 'text', text: content, marks: [...now, { type: 'code' }] }]
  if (type === 'text') return content === '' ? [] : [{ type: 'text', text: content, marks: now }]
  throw new Inexpressible(type)
}

function markOf(token: Token, bare: boolean): MarkJson | undefined {
  if (token.type === 'link_open' && token.markup === 'linkify' && !bare) return undefined
  if (token.type === 'link_open') {
    const [href, title] = [token.attrGet('href'), token.attrGet('title')]
    return { type: 'link', attrs: { href, title } }
  }
  const type = marks[token.type]
  if (!type) throw new Inexpressible(token.type)
  return { type }
}

const personOf = (token: Token): string | undefined =>
  token.type === 'link_open' ? /^person:([0-9a-z]{1,64})$/.exec(String(token.attrGet('href') ?? ''))?.[1] : undefined
