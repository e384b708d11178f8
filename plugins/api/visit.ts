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
  /**
   * Opens another activity of the person's own beside this one, in the same page: they are there as if they had gone, with
   * what they may do there. Rejects with `not_found` for what is not theirs.
   */
  openElsewhere(activity: ActivityId): Promise<Elsewhere>
}

/** Another activity that is open beside the page's own. */
export interface Elsewhere {
  /** The `ActivityClient` of its plugin. */
  readonly client: unknown
  /** Once nothing of it is shown any more. */
  close(): void
}
