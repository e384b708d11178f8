import type { FileId } from './contract.ts'

/**
 * One thing in a download: a text, or a file that whoever asks may open (what they may not is left out). The path is inside
 * the zip, its folders divided by `/`; the house makes it harmless and, where it is taken, another one.
 */
export type DownloadPart =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly file: FileId }

/** What somebody takes along: a zip, which the house makes and sends as it comes. */
export interface Download {
  /** What the zip is called, without its ending. */
  readonly name: string
  readonly parts: readonly DownloadPart[]
}

/** Something that a person said and that is no message: a position, notes, a word under somebody's work. */
export interface OwnWords {
  /** What it is, in the language of whoever asks, as plain text: `For it: A second grinder`. */
  readonly title: string
  /** When it was said; null where nobody knows. */
  readonly at: number | null
  /** As it was written; empty where the title says all of it. */
  readonly words: string
}

/** A conversation to be taken along, as whoever asks sees it: masks stay on, and what is gone is not in it. */
export interface WrittenConversation {
  /** What was said, in order, as Markdown, with links to the files in `parts`. Without a heading of its own. */
  readonly markdown: string
  /** The files in it. */
  readonly parts: readonly DownloadPart[]
}
