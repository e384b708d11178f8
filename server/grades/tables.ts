import type { ActivityProgress, GradingProgress } from '../../plugins/api/grades.ts'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'

/** The tables of grades: what changed, what stands, what happened, and what was compared. */
export interface GradeTables {
  grade_changes: GradeChangeRow
  grades: GradeRow
  grade_lines: GradeLineRow
  grade_reviews: GradeReviewRow
  grades_unseen: GradesUnseenRow
}

/** Somebody whose grades in an activity have to be computed anew. */
export interface GradeChangeRow {
  activity_id: ActivityId
  /** Empty: everybody's. */
  person_id: PersonId | ''
  changed_at: number
}

/**
 * How a grade stands with the LMS: on its way; taken; refused for good; the LMS holds another value, and somebody has to
 * decide; the teacher's own was kept; held back, since sending it would do harm there; the LMS keeps no such column.
 */
export type GradeState = 'waiting' | 'accepted' | 'refused' | 'conflict' | 'kept' | 'held' | 'nowhere'

/** One grade of one person in one line item, and its way to the LMS: the outbox and the ledger in one row. */
export interface GradeRow {
  activity_id: ActivityId
  line_item: string
  person_id: PersonId
  tenant: string
  given: number | null
  maximum: number
  activity_progress: ActivityProgress
  grading_progress: GradingProgress
  comment: string | null
  /** One more for each change of what was computed. */
  revision: number
  computed_at: number
  state: GradeState
  /** Why, for states that need a reason: a word of ours, or the status that the LMS answered with. */
  reason: string | null
  state_at: number
  /** Not before this is it sent; null while there is nothing to send. */
  due_at: number | null
  /** Since the last time that it arrived. */
  attempts: number
  /** Whoever is at work on it, and until when nobody else may be. */
  claim: string | null
  claimed_until: number
  /** The timestamp of the last score that was put on its way, in whole seconds as ms; 0 before the first. */
  stamp: number
  /** Set while nobody knows whether the last score arrived: it was put on its way, and no answer came. */
  tried_at: number | null
  tried_share: number | null
  tried_comment: string | null
  /** What the LMS accepted last. */
  sent_given: number | null
  sent_maximum: number | null
  sent_comment: string | null
  sent_at: number | null
  /** What the LMS holds that is not from us. */
  held_given: number | null
  held_maximum: number | null
  held_at: number | null
  /** 1: somebody decided that ours replaces what is held. */
  overrule: 0 | 1
}

/** One line of the ledger's history. */
export interface GradeLineRow {
  id: string
  activity_id: ActivityId
  line_item: string
  person_id: PersonId
  at: number
  what: GradeDeed
  given: number | null
  maximum: number | null
  reason: string | null
  /** Who did it, where somebody did. */
  by_id: PersonId | null
}

export type GradeDeed = 'computed' | 'delayed' | GradeState | 'sentAgain' | 'keptTheirs' | 'sentOurs' | 'sentUnseen'

/** The last time that what the LMS holds was compared with what we sent. */
export interface GradeReviewRow {
  activity_id: ActivityId
  asked_at: number
  claimed_until: number
  done_at: number | null
  /** JSON: see reviews.ts. */
  findings: string | null
}

/** Somebody said that grades are sent although the gradebook cannot be read. */
export interface GradesUnseenRow {
  activity_id: ActivityId
  /** Null once that person was erased. */
  by_id: PersonId | null
  said_at: number
}
