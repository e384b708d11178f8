import type { Plain } from './canonical.ts'
import type { Contract, PersonId } from './contract.ts'
import type { QueryContext } from './server.ts'

/** One thing that a record says, in words for whoever reads it, and in data for whoever computes with it. */
export interface RecordPart {
  /** A heading. */
  readonly name: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly data: Plain
  /** The place of its signature in the chain, where it has one. */
  readonly seq?: number
}

/** Links of a chain without a gap: `hashes` of those from `first` on; see `linkOf`. */
export interface RecordChain {
  readonly first: number
  /** The link in front of the first; empty where that is number 1. */
  readonly before: string
  readonly hashes: readonly string[]
  /** The last link. */
  readonly link: string
}

/** What somebody takes along of what they did. The house signs it; who signed what inside of it, the plugin knows. */
export interface RecordContent {
  readonly title: string
  readonly person: string
  readonly parts: readonly RecordPart[]
  readonly chain: RecordChain | null
  /** What does not hold any more, a sentence for each: a record with any of them proves nothing, and says so. */
  readonly faults: readonly string[]
}

/** Records that people take along: see docs/plugins.md. */
export interface Records<C extends Contract, Tables> {
  /**
   * The record of a person, in the language of the actor. Throws `not_found` for whoever may not have it. Nothing that was
   * confidential belongs in it: what leaves the house is read by anybody.
   */
  compose(context: QueryContext<C, Tables>, person: PersonId): Promise<RecordContent>
  /** Goes through everything of the activity that is signed: how many, and a sentence for each that holds no more. */
  check(context: QueryContext<C, Tables>): Promise<{ readonly count: number; readonly faults: readonly string[] }>
}
