/**
 * When something was said: days before today and a time of day, or minutes ago. Yesterday ends before eight in the evening
 * and nothing is older than four hours in minutes, so that minutes come after days at any hour of today.
 */
export type When = `${number}d ${number}:${number}` | `${number}m`

/** One message. People go by their sign-in name in the practice LMS; `@{name}` in the words mentions somebody. */
export interface Saying {
  readonly by: string
  readonly at: When
  readonly words: string
  /** The message it answers, counted from 1. */
  readonly to?: number
  /** Who reacted, by reaction; several names with spaces between them. */
  readonly reactions?: Readonly<Record<string, string>>
  /** What it says since it was edited, a little later. */
  readonly edited?: string
  /** Taken back by its author, a little later. */
  readonly takenBack?: boolean
}

/** Something that people do about a thread, or about one of its messages, counted from 1. */
export interface Ending {
  readonly by: string
  readonly at: When
  /** A mark on a message, or a stance. */
  readonly mark?: { readonly message: number; readonly as: 'answer' | 'decision' | 'notes' | 'summary' }
  readonly stance?: 'for' | 'against' | 'coming' | 'retold' | 'reused'
}

export interface ThreadSeed {
  readonly title: string
  /** Plain talk when left out. */
  readonly kind?: 'question' | 'story' | 'reuse' | 'proposal' | 'visit'
  /** Of a visit: in how many days, at what hour, and where. */
  readonly meeting?: { readonly days: number; readonly hour: number; readonly place: string }
  readonly endings?: readonly Ending[]
  /** The first opens the thread. */
  readonly said: readonly Saying[]
  /** Who pinned it, as soon as it was there. */
  readonly pinnedBy?: string
  readonly closed?: { readonly by: string; readonly at: When }
}

export const say = (by: string, at: When, words: string, more: Omit<Saying, 'by' | 'at' | 'words'> = {}): Saying => ({
  by,
  at,
  words,
  ...more,
})
