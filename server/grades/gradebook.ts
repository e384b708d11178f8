import type { ActivityProgress, GradingProgress, LineItem } from '../../plugins/api/grades.ts'
import type { ActivityId } from '../../plugins/api/contract.ts'

/** The gradebooks of LMSs, as an adapter reaches them. All of it is network: none of it belongs in a transaction. */
export interface Gradebook {
  /** Finds the column of a line item, or makes it where that is allowed. */
  open(column: Column): Promise<Opening>
}

/** A line item of an activity, and where the activity is. */
export interface Column {
  readonly tenant: string
  /** The course as its LMS names it. */
  readonly course: string
  readonly activity: ActivityId
  /** The links of the LMS that lead to the activity. */
  readonly links: readonly string[]
  readonly lineItem: LineItem
}

export type Opening =
  | { readonly kind: 'open'; readonly column: OpenColumn }
  /** The LMS keeps no such column; the reason is a word of ours. */
  | { readonly kind: 'none'; readonly reason: 'not_graded' | 'not_allowed' }
  | Later

/** Worth another try, not before so many ms. */
export interface Later {
  readonly kind: 'later'
  readonly reason: string
  readonly notBefore: number | undefined
}

/** A column that scores can be sent to. */
export interface OpenColumn {
  /** Whether a comment is added beside those that are there, instead of taking their place. */
  readonly commentsAddUp: boolean
  /** Whether a score that is not a final grade removes the grade that is there. */
  readonly unfinishedRemovesGrade: boolean
  /** Whether anybody would see a score that is not a final grade. */
  readonly showsProgress: boolean
  /** What the gradebook holds for people, by their ids at the LMS: of all when `people` is left out. */
  listResults(people?: readonly string[]): Promise<Results>
  send(score: Score): Promise<Sent>
}

export type Results =
  | { readonly kind: 'read'; readonly results: ReadonlyMap<string, Result> }
  /** The LMS does not let us look. */
  | { readonly kind: 'hidden' }
  /** The column is not there any more. */
  | { readonly kind: 'gone' }
  | Later

/** What a gradebook holds for somebody. */
export interface Result {
  /** Null when there is no grade. */
  readonly given: number | null
  readonly maximum: number
  readonly comment: string | null
  /** When it was set, in ms, where the LMS says it. */
  readonly at: number | null
}

/** A score on its way (AGS 2.0, 3.4). */
export interface Score {
  /** The person's id at the LMS. */
  readonly subject: string
  readonly given: number | null
  readonly maximum: number
  readonly activityProgress: ActivityProgress
  readonly gradingProgress: GradingProgress
  readonly comment: string | null
  /** In whole seconds, as ms: strictly later than that of the last score for this person. */
  readonly stamp: number
}

/** What came of it. */
export type Sent =
  | { readonly kind: 'taken' }
  /** For good; the reason is a word of ours or the LMS's status. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** `mayHaveArrived`: no answer tells whether it was taken. */
  | (Later & { readonly mayHaveArrived: boolean })
