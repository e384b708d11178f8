import type { ConversationId } from './contract.ts'
import type { Message } from './conversations.ts'

/** A stretch of talk that somebody hands on to an activity, so that something lasting comes of it. */
export interface Stretch {
  /** One of the contract's `takes`: what it is to become. */
  readonly form: string
  /** What the person calls it: one line, never empty. */
  readonly title: string
  /** What was said, the first first, as it stands where it was said. */
  readonly messages: readonly Message[]
  /**
   * Puts the words into a conversation that the plugin has just opened, once: by those who said them, or their masks, with
   * their times, files and what answers what. Throws `reaches_more` where more people would read them than the person was
   * told. Answers them as they stand here.
   */
  putInto(conversation: ConversationId): Promise<Message[]>
}

/** How an activity takes a stretch of talk from another one. Needs `takes` in the contract. */
export interface Taking<Reading, Writing> {
  /** Those of the contract's `takes` that the asking person may choose here; when left out, all of them. */
  listForms?(context: Reading): readonly string[]
  /**
   * Makes something of it, in the name of whoever brings it: opens a conversation, puts the words in, and describes it, so
   * that both sides lead to each other. May be refused as any command may.
   */
  take(context: Writing, stretch: Stretch): Promise<void>
}
