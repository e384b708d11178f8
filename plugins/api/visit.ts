import type { ActivityId, PersonCard } from './contract.ts'

/** Who has the activity open now. */
export interface Presence {
  /** The first hundred of them. */
  readonly people: readonly PersonCard[]
  readonly count: number
}

/** How a page leaves the activity that it is in. */
export interface Going {
  /** Leaves for a place in another activity of the person's own. Rejects with `not_found` for what is not theirs. */
  goOver(activity: ActivityId, path: string): Promise<void>
}
