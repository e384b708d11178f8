import type { PersonCard } from '../types.ts'

export type Mark = 'bold' | 'italic' | 'list' | 'numbers' | 'quote' | 'code' | 'block' | 'link'

/** What a list of names stands beside, and writes into. */
export interface NamingField {
  readonly element: HTMLElement
  /** The words before the caret in its line; undefined while something is selected. */
  readBefore(): string | undefined
  /** Puts a person in the place of the last letters before the caret. */
  name(person: PersonCard, letters: number): void
}

/** Where one writes, plain or with an editor. */
export interface ComposerField extends NamingField {
  /** Puts the caret at the end of the words. */
  focusEnd(options?: FocusOptions): void
  /** Marks what is selected, or takes the mark away. */
  use(mark: Mark): void
  /** Puts words in the place of what is selected. */
  insert(words: string): void
}
