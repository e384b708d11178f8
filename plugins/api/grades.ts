import type { Kysely } from 'kysely'
import type { ActivityId, Contract, CourseId, MessageId, PersonId, SettingsOf } from './contract.ts'

/** How far a person is with the work (AGS 2.0, 3.4.7 `activityProgress`). */
export type ActivityProgress = 'Initialized' | 'Started' | 'InProgress' | 'Submitted' | 'Completed'

/** How far the grading of it is (AGS 2.0, 3.4.7 `gradingProgress`). Only `FullyGraded` is a grade; some LMSs show the rest. */
export type GradingProgress = 'NotReady' | 'Pending' | 'PendingManual' | 'Failed' | 'FullyGraded'

/** A column of the LMS's gradebook that an activity fills. */
export interface LineItem {
  /** Short and lasting, unique in the activity; empty for the column that belongs to the link in the LMS. */
  readonly key: string
  /** What the column is called in the LMS. */
  readonly label: string
  /** Points: above 0. Kept for good once the LMS has the column, since changing it would rescale grades that are there. */
  readonly maximum: number
}

/** What the LMS's gradebook should hold for one person in one column. */
export interface Grade {
  /** The key of the line item; the activity's own when left out. */
  readonly lineItem?: string
  /** Points from 0 to `maximum`; null while there is only progress to tell. */
  readonly given: number | null
  readonly maximum: number
  /** When left out: `Completed` with points, else `InProgress`. */
  readonly activityProgress?: ActivityProgress
  /** When left out: `FullyGraded` with points, else `Pending`. */
  readonly gradingProgress?: GradingProgress
  /** Plain text that the person reads beside the grade in the LMS. */
  readonly comment?: string
}

/** What grades are computed from: the plugin's own tables, in one consistent look. */
export interface GradingContext<C extends Contract = Contract, Tables = object> {
  readonly db: Kysely<Tables>
  readonly activity: {
    readonly id: ActivityId
    readonly course: CourseId
    readonly title: string
    readonly settings: SettingsOf<C>
  }
  /** What somebody said in the activity by their name; what was taken back or hidden does not count. */
  readonly talk: {
    /** How many messages began a conversation, and how many answered in one. */
    count(person: PersonId): Promise<{ readonly begun: number; readonly answered: number }>
    /** Those of the messages named that are there, with who said each. */
    listAuthors(
      messages: readonly MessageId[],
    ): Promise<readonly { readonly id: MessageId; readonly author: PersonId }[]>
  }
}

/**
 * How a plugin computes grades. The house delivers them: it queues them for the LMS, tries again, never sends an older one
 * after a newer one, and leaves alone what a teacher has changed there. Needs `graded: true` in the contract.
 */
export interface Grading<C extends Contract = Contract, Tables = object> {
  /** What stands for this person now, a grade for each line item at most; nothing while there is nothing to say. */
  grade(context: GradingContext<C, Tables>, person: PersonId): Promise<Grade | readonly Grade[] | null>
  /**
   * The columns of an activity. When left out: one of 100 points that carries the activity's title. None: an activity
   * with these settings is not graded.
   */
  lineItems?(context: GradingContext<C, Tables>): Promise<readonly LineItem[]>
  /**
   * Events that change grades by themselves, with whose: of talk (`conversations.messageSent`, with a `Said`) or the plugin's
   * own, by their full names. Commands of the plugin say it with `grades.changed` instead.
   */
  readonly after?: Readonly<Record<string, (data: never) => readonly PersonId[]>>
}

/** What a command says of grades. */
export interface GradeChanges {
  /** These people's grades may be others now: each is computed after the commit, and delivered when it is. */
  changed(...people: readonly PersonId[]): void
}
