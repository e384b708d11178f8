import type { Ltijs } from '../ltijs/adapter.ts'
import { AnsweredNo, CallFailed } from '../outgoing/failures.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import { readMake } from '../platforms/makes.ts'
import type { PlatformRow } from '../tables.ts'
import { withinLineItem } from './line-items.ts'
import { scopes } from './scopes.ts'

/** One score for one person (AGS 2.0, 3.4.7). */
export interface Score {
  /** The person's id at the LMS. */
  readonly subject: string
  readonly given: number
  readonly maximum: number
  readonly comment?: string
  /** Final scores only: some LMSs remove the grade when anything else comes. */
  readonly isFinal: boolean
  /** Strictly later, by whole seconds, than that of the last score for this person: Moodle refuses others. */
  readonly at: Date
}

/** What came of it: taken; refused for good, with the status; or worth another try, not before so many ms. */
export type ScoreOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly status: number | 'not_sent' }
  | { readonly kind: 'later'; readonly notBefore: number | undefined }

/** Sends one score. Throws only what is a fault of ours, or a call that the rules forbid. */
export async function postScore(
  { ltijs, outgoing }: { ltijs: Ltijs; outgoing: Outgoing },
  { platform, lineItemUrl }: { platform: PlatformRow; lineItemUrl: string },
  score: Score,
): Promise<ScoreOutcome> {
  const make = readMake(platform.kind)
  if (!score.isFinal && make.pendingScoreRemovesGrade) return { kind: 'refused', status: 'not_sent' }
  const body = JSON.stringify({ ...toBody(score), ...make.scoreExtras })
  const url = withinLineItem(lineItemUrl, 'scores')
  try {
    await ltijs.tokens.use(platform, scopes.scores, (token) =>
      outgoing.call({
        method: 'POST',
        url,
        // Exactly one media type: Moodle answers 400 to a list.
        headers: {
          'content-type': 'application/vnd.ims.lis.v1.score+json',
          authorization: `Bearer ${token.access_token}`,
        },
        body,
      }),
    )
    return { kind: 'taken' }
  } catch (error) {
    return toOutcome(error)
  }
}

const toBody = ({ subject, given, maximum, comment, isFinal, at }: Score) => ({
  userId: subject,
  scoreGiven: given,
  scoreMaximum: maximum,
  activityProgress: isFinal ? 'Completed' : 'InProgress',
  gradingProgress: isFinal ? 'FullyGraded' : 'Pending',
  timestamp: at.toISOString(),
  ...(comment === undefined ? {} : { comment }),
})

/** Answers that another try would not change. */
const finalStatuses = [400, 401, 403, 404, 409, 412, 413, 422]

function toOutcome(error: unknown): ScoreOutcome {
  if (error instanceof CallFailed) return { kind: 'later', notBefore: undefined }
  if (!(error instanceof AnsweredNo)) throw error
  if (finalStatuses.includes(error.status)) return { kind: 'refused', status: error.status }
  const seconds = Number(error.headers['retry-after'])
  return { kind: 'later', notBefore: Number.isFinite(seconds) ? seconds * 1000 : undefined }
}
