import type { Kysely } from 'kysely'
import type { ConversationId, CourseId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import type { Dialect } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { postgresIndex } from './postgres-index.ts'
import { sqliteIndex } from './sqlite-index.ts'
import type { Condition } from './wanted.ts'

/** A message as the index keeps it: its terms, and none of its text. */
export interface IndexedMessage {
  readonly message: MessageId
  readonly terms: readonly string[]
}

/** A message that meets all conditions as far as the index knows; what is true now, the messages themselves say. */
export interface Candidate {
  /** Its number; newer messages have higher ones. */
  readonly id: number
  readonly message: MessageId
}

/** A part of the numbers: those above `after` and below `before`, the highest first. */
export interface Range {
  readonly after: number
  readonly before: number
  readonly limit: number
}

/** A full-text index, whatever database keeps it. */
export interface WordIndex {
  /** Adds messages, or replaces what is kept of them. */
  save(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void>
  remove(db: Kysely<Tables>, messages: readonly MessageId[]): Promise<void>
  removeAll(db: Kysely<Tables>): Promise<void>
  list(db: Kysely<Tables>, conditions: readonly Condition[], range: Range): Promise<Candidate[]>
}

const indexes: Readonly<Record<Dialect, WordIndex>> = { sqlite: sqliteIndex, postgres: postgresIndex }

export const wordIndexOf = (dialect: Dialect): WordIndex => indexes[dialect]

/** Terms that no text has, since these characters are no letters: whose message it is, in which course, and where there. */
export const courseTerm = (course: CourseId): string => `\u{e000}${course}`
export const authorTerm = (author: PersonId): string => `\u{e001}${author}`
export const conversationTerm = (conversation: ConversationId): string => `\u{e002}${conversation}`
