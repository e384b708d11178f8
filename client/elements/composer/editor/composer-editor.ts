import { Editor, Extension } from '@tiptap/core'
import { Placeholder, UndoRedo } from '@tiptap/extensions'
import { Node } from '@tiptap/pm/model'
import { nameOf } from '../../people/names.ts'
import type { ComposerField, Mark } from '../field.ts'
import type { PersonCard } from '../../types.ts'
import { findCarets, markCarets, type Selected } from './carets.ts'
import { Addresses } from './links.ts'
import { nodes } from './nodes.ts'
import { readMarkdown } from './read.ts'
import { rememberSource, writeMarkdown } from './write.ts'

export interface EditorParts {
  readonly markdown: string
  /** What is selected in the Markdown. */
  readonly selected: Selected
  readonly placeholder: () => string
  /** At every change that the writer makes. */
  readonly written: (markdown: string) => void
  /** The caret moved, or what it stands in has changed. */
  readonly moved: () => void
}

/** The words as they will be read, to be written in. It reads and writes Markdown. */
export class ComposerEditor implements ComposerField {
  private readonly editor: Editor

  constructor(parts: EditorParts) {
    this.editor = new Editor({
      element: null,
      extensions: [
        ...nodes,
        Addresses,
        UndoRedo,
        Placeholder.configure({ placeholder: parts.placeholder, showOnlyCurrent: false }),
        Leaving,
      ],
      injectCSS: false,
      onUpdate: () => parts.written(this.markdown),
      onTransaction: () => parts.moved(),
    })
    this.editor.mount(document.createElement('div'))
    this.element.classList.add('said')
    this.open(markCarets(parts.markdown, parts.selected))
    const carets = findCarets(this.editor.state.doc)
    if (carets) this.takeCarets(carets)
    else this.open(parts.markdown)
  }

  get element(): HTMLElement {
    return this.editor.view.dom
  }

  get markdown(): string {
    return writeMarkdown(this.editor.state.doc)
  }

  /** Shows other words than those that were written here. */
  open(markdown: string): void {
    const { doc, sources } = readMarkdown(markdown)
    const node = Node.fromJSON(this.editor.schema, doc)
    node.forEach((block, _offset, n) => sources[n] === undefined || rememberSource(block, sources[n]))
    const { tr } = this.editor.state
    tr.replaceWith(0, tr.doc.content.size, node.content).setMeta('preventUpdate', true).setMeta('addToHistory', false)
    this.editor.view.dispatch(tr)
  }

  focusEnd(): void {
    this.editor.commands.focus('end', { scrollIntoView: false })
  }

  focus(): void {
    this.editor.view.focus()
  }

  isMarked(mark: Mark): boolean {
    return this.editor.isActive(names[mark])
  }

  /** The address of the link that the caret stands in; empty when there is none. */
  get address(): string {
    return String(this.editor.getAttributes('link')['href'] ?? '')
  }

  use(mark: Mark): void {
    const run = this.editor.chain().focus()
    if (mark === 'bold') run.toggleBold().run()
    if (mark === 'italic') run.toggleItalic().run()
    if (mark === 'list') run.toggleBulletList().run()
    if (mark === 'numbers') run.toggleOrderedList().run()
    if (mark === 'quote') run.toggleBlockquote().run()
    if (mark === 'code') run.toggleCode().run()
    if (mark === 'block') run.toggleCodeBlock().run()
  }

  /** Makes what is selected lead to an address; without one it leads nowhere. */
  link(address: string): void {
    const { empty } = this.editor.state.selection
    const run = this.editor.chain().focus().extendMarkRange('link')
    if (address === '') return void run.unsetMark('link').run()
    const mark = { type: 'link', attrs: { href: address, title: null } }
    if (empty && !this.isMarked('link')) run.insertContent({ type: 'text', text: address, marks: [mark] }).run()
    else run.setMark('link', mark.attrs).run()
  }

  insert(words: string): void {
    this.editor.chain().focus().insertContent({ type: 'text', text: words }).run()
  }

  readBefore(): string | undefined {
    const { empty, $from } = this.editor.state.selection
    if (!empty || $from.parent.type.spec.code || this.isMarked('code')) return undefined
    return $from.parent.textBetween(0, $from.parentOffset, '\n', '\u{fffc}')
  }

  name(person: PersonCard, letters: number): void {
    const { from } = this.editor.state.selection
    const mention = { type: 'mention', attrs: { id: person.id, label: nameOf(person) } }
    const words = [mention, { type: 'text', text: ' ' }]
    this.editor
      .chain()
      .focus()
      .insertContentAt({ from: from - letters, to: from }, words)
      .run()
  }

  /** Says to those who hear the page what the field is, and what it points at. */
  describe(attributes: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) this.element.removeAttribute(name)
      else this.element.setAttribute(name, value)
    }
  }

  /** Whether a syllable is being put together, which nothing may disturb. */
  get isComposing(): boolean {
    return this.editor.view.composing
  }

  close(): void {
    this.editor.destroy()
  }

  private takeCarets({ from, to, marks }: { from: number; to: number; marks: readonly number[] }): void {
    const { tr } = this.editor.state
    for (const at of marks.toReversed()) tr.delete(at, at + 1)
    tr.setMeta('preventUpdate', true).setMeta('addToHistory', false)
    this.editor.view.dispatch(tr)
    this.editor.commands.setTextSelection({ from, to })
  }
}

const names: Readonly<Record<Mark, string>> = {
  bold: 'bold',
  italic: 'italic',
  list: 'bulletList',
  numbers: 'orderedList',
  quote: 'blockquote',
  code: 'code',
  block: 'codeBlock',
  link: 'link',
}

/** Down from the last line leads out of code and quotes: nobody is caught in them who has a keyboard alone. */
const Leaving = Extension.create({
  name: 'leaving',
  addKeyboardShortcuts() {
    return {
      ArrowDown: ({ editor }) => {
        const { $head, empty } = editor.state.selection
        const isLast = $head.end() >= editor.state.doc.content.size - $head.depth
        if (!empty || !isLast || $head.depth < 2 || !editor.view.endOfTextblock('down')) return false
        return editor.commands.insertContentAt(editor.state.doc.content.size, { type: 'paragraph' })
      },
    }
  },
})
