import { Mark, mergeAttributes, Node, type Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Code } from '@tiptap/extension-code'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'

/** A person in the words: one thing to the caret. */
const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-person]',
      getAttrs: (element) => ({
        id: element.dataset['person'] ?? '',
        label: (element.textContent ?? '').replace(/^@/, ''),
      }),
    },
  ],
  renderHTML: ({ node }) => ['span', { class: 'mention', 'data-person': idOf(node.attrs) }, `@${labelOf(node.attrs)}`],
  renderText: ({ node }) => `@${labelOf(node.attrs)}`,
})

const idOf = (attrs: Readonly<Record<string, unknown>>): string => String(attrs['id'])
const labelOf = (attrs: Readonly<Record<string, unknown>>): string => String(attrs['label'])

/** Markdown that the editor has nothing for, such as a table: it stays as it was written. */
const AsWritten = Node.create({
  name: 'asWritten',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  renderHTML: () => ['pre', { class: 'as-written' }, ['code', 0]],
})

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' }, title: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => isAddress(element.getAttribute('href') ?? '') && null }],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes, { rel: 'noopener noreferrer' }), 0],
})

/** The addresses that a message may lead to. */
export const isAddress = (words: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(words)

const tight = { tight: { default: true, rendered: false } }

/** All that words can be made of here: what the server renders, and nothing else. */
export const nodes: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  Strike,
  // A link may be code, and code may be bold.
  Code.extend({ excludes: '' }),
  Link,
  BulletList.extend({ addAttributes: () => tight }),
  OrderedList.extend({ addAttributes: () => ({ start: { default: 1 }, ...tight }) }),
  ListItem.extend({ content: 'block+' }),
  Blockquote,
  CodeBlock,
  Mention,
  AsWritten,
]
