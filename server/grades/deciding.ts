import type { OpenColumn, Result, Score } from './gradebook.ts'
import type { GradeRow } from './tables.ts'

/** What the LMS holds for somebody; hidden where it does not let us look, `sendUnseen` where somebody said to send all the same. */
export type Held = Result | 'hidden' | 'sendUnseen' | undefined

const isHidden = (held: Held): held is 'hidden' | 'sendUnseen' => held === 'hidden' || held === 'sendUnseen'

/** What is to be done with a grade that is due, and what is known now of the score before it. */
export interface Decision {
  /** What the look into the gradebook told of what was sent before. */
  readonly learned: Pick<GradeRow, 'sent_given' | 'sent_maximum' | 'sent_comment'>
  readonly action: Action
}

export type Action =
  | { readonly kind: 'send'; readonly score: Omit<Score, 'subject'> }
  /** The LMS holds a grade that is not from us. */
  | { readonly kind: 'conflict'; readonly held: Result }
  /**
   * `unfinished`: it is not a final grade, and sending it would remove one, or nobody would see it. `unseen`: it might take
   * the place of a teacher's, which nobody can see from here.
   */
  | { readonly kind: 'held'; readonly reason: 'unfinished' | 'unseen' }
  /** Its second has not come: two scores for one person need two. */
  | { readonly kind: 'postponed'; readonly until: number }

type Traits = Pick<OpenColumn, 'commentsAddUp' | 'unfinishedRemovesGrade' | 'showsProgress'>

/** Shares that differ by less than what an LMS loses by rounding are the same. */
const tolerance = 0.0005

export const shareOf = (given: number | null, maximum: number | null): number | null =>
  given === null || !maximum ? null : given / maximum

/** Points as somebody holds them. */
export interface Points {
  readonly given: number | null
  readonly maximum: number | null
}

export const isSameShare = (one: Points, other: Points): boolean =>
  isSame(shareOf(one.given, one.maximum), shareOf(other.given, other.maximum))

const isSame = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < tolerance

/**
 * Decides about a grade that is due. What must stay true: a grade that a teacher set is not overwritten; no score empties a
 * grade; timestamps only grow; a comment that may have arrived is not added again.
 */
export function decide(row: GradeRow, held: Held, traits: Traits, now: number): Decision {
  const learned = learn(row, held)
  const known = { ...row, ...learned }
  return { learned, action: choose(known, held, traits, now) }
}

function choose(row: GradeRow, held: Held, traits: Traits, now: number): Action {
  const foreign = findForeign(row, held)
  if (foreign && !mayOverrule(row, foreign)) return { kind: 'conflict', held: foreign }
  if (!isFinal(row) && !mayTellProgress(row, held, traits)) return { kind: 'held', reason: 'unfinished' }
  if (held === 'hidden' && row.given !== null) return { kind: 'held', reason: 'unseen' }
  const stamp = nextStamp(row, held, now)
  if (stamp > now && stamp <= now + longestWait) return { kind: 'postponed', until: stamp }
  const comment = traits.commentsAddUp && row.comment === row.sent_comment ? null : row.comment
  const { given, maximum, activity_progress: activityProgress, grading_progress: gradingProgress } = row
  return { kind: 'send', score: { given, maximum, activityProgress, gradingProgress, comment, stamp } }
}

/** A score whose answer was lost either shows in the gradebook, or did not arrive. Where nobody may look, it counts as arrived. */
function learn(row: GradeRow, held: Held): Decision['learned'] {
  const { sent_given, sent_maximum, sent_comment } = row
  if (row.tried_at === null) return { sent_given, sent_maximum, sent_comment }
  const comment = isHidden(held) || held?.comment === row.tried_comment ? row.tried_comment : null
  const arrived =
    typeof held === 'object' && held.given !== null && isSame(shareOf(held.given, held.maximum), row.tried_share)
  return {
    sent_given: arrived ? held.given : sent_given,
    sent_maximum: arrived ? held.maximum : sent_maximum,
    sent_comment: comment ?? sent_comment,
  }
}

/** A grade in the gradebook that is neither what we sent nor what we would send. */
export function findForeign(row: GradeRow, held: Held): Result | undefined {
  if (held === undefined || isHidden(held) || held.given === null) return undefined
  const share = shareOf(held.given, held.maximum)
  const ours = [shareOf(row.sent_given, row.sent_maximum), shareOf(row.given, row.maximum)]
  return ours.some((own) => isSame(own, share)) ? undefined : held
}

/** Somebody decided against the very grade that is there now, not against one that was set since. */
const mayOverrule = (row: GradeRow, held: Result): boolean =>
  row.overrule === 1 && isSameShare({ given: row.held_given, maximum: row.held_maximum }, held)

const isFinal = ({ given, grading_progress }: GradeRow): boolean => given !== null && grading_progress === 'FullyGraded'

function mayTellProgress(row: GradeRow, held: Held, traits: Traits): boolean {
  if (!traits.showsProgress) return false
  if (!traits.unfinishedRemovesGrade) return true
  return row.sent_given === null && !isHidden(held) && (held?.given ?? null) === null
}

const second = 1000

/** A stamp further ahead than this is a clock that was wrong: it is followed, by one second, and not waited for. */
const longestWait = 2 * second

const wholeSeconds = (time: number): number => Math.floor(time / second) * second

function nextStamp(row: GradeRow, held: Held, now: number): number {
  const heldAt = typeof held === 'object' && held.at !== null ? wholeSeconds(held.at) + second : 0
  return Math.max(wholeSeconds(now), row.stamp + second, heldAt)
}
