import type { ComposerField, Mark } from './field.ts'
import { applyEdit, markUp } from './markdown-marks.ts'
import type { MentionMarkdown } from './mention-markdown.ts'
import type { PersonCard } from '../types.ts'

/** Markdown in a field of the browser's own: there at once, and all there is where the editor cannot be had. */
export class PlainField implements ComposerField {
  /**
   * @param named who is meant by the names in the field
   * @param placeholder the words of a link nobody has given words to
   */
  constructor(
    readonly element: HTMLTextAreaElement,
    private readonly named: MentionMarkdown,
    private readonly placeholder: string,
  ) {}

  /** What is selected, in the Markdown that the words stand for. */
  get selected(): { start: number; end: number } {
    const { value, selectionStart, selectionEnd } = this.element
    const at = (caret: number) => this.named.write(value.slice(0, caret)).length
    return { start: at(selectionStart), end: at(selectionEnd) }
  }

  focusEnd(options?: FocusOptions): void {
    const { element } = this
    element.focus(options)
    element.setSelectionRange(element.value.length, element.value.length)
  }

  use(mark: Mark): void {
    const { value, selectionStart: start, selectionEnd: end } = this.element
    applyEdit(this.element, markUp(mark, { value, start, end }, this.placeholder))
  }

  insert(words: string): void {
    const { selectionStart: from, selectionEnd: to } = this.element
    const caret = from + words.length
    applyEdit(this.element, { from, to, insert: words, start: caret, end: caret })
  }

  readBefore(): string | undefined {
    const { value, selectionStart, selectionEnd } = this.element
    return selectionStart === selectionEnd ? value.slice(0, selectionStart) : undefined
  }

  name(person: PersonCard, letters: number): void {
    const to = this.element.selectionStart
    const insert = `${this.named.mention(person)} `
    const caret = to - letters + insert.length
    applyEdit(this.element, { from: to - letters, to, insert, start: caret, end: caret })
  }
}
