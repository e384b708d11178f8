import type { Kind, Mark, StanceWord } from './contract.ts'

/** The stances that one can take in each kind of thread. */
export const stancesOf: Readonly<Record<Kind, readonly StanceWord[]>> = {
  talk: [],
  question: [],
  story: ['retold'],
  reuse: ['reused'],
  proposal: ['for', 'against'],
  visit: ['coming'],
}

/** The marks that messages can have in each kind of thread; a summary in every one. */
export const marksOf: Readonly<Record<Kind, readonly Mark[]>> = {
  talk: ['summary'],
  question: ['answer', 'summary'],
  story: ['summary'],
  reuse: ['summary'],
  proposal: ['decision', 'summary'],
  visit: ['notes', 'summary'],
}
