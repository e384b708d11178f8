import type { Score, Sent } from '../../server/grades/gradebook.ts'
import type { Ltijs } from '../ltijs/adapter.ts'
import { AnsweredNo, AnsweredNonsense, CallFailed, CallRefused } from '../outgoing/failures.ts'
import type { Answer, Outgoing } from '../outgoing/outgoing.ts'
import { readMake } from '../platforms/makes.ts'
import type { PlatformRow } from '../tables.ts'
import { withinLineItem } from './line-items.ts'
import { toLater } from './retrying.ts'
import { scopes } from './scopes.ts'

/** Sends one score (AGS 2.0, 3.4). Throws only what is a fault of ours. */
export async function postScore(
  { ltijs, outgoing }: { ltijs: Ltijs; outgoing: Outgoing },
  { platform, lineItemUrl }: { platform: PlatformRow; lineItemUrl: string },
  score: Score,
): Promise<Sent> {
  const make = readMake(platform.kind)
  const body = JSON.stringify({ ...toBody(score), ...make.scoreExtras })
  const url = withinLineItem(lineItemUrl, 'scores')
  let failed: unknown
  try {
    await ltijs.tokens.use(platform, scopes.scores, (token) =>
      outgoing
        .call({ method: 'POST', url, headers: headersWith(token.access_token), body })
        .then(checkAnswer)
        .catch((error: unknown) => {
          failed = error
          throw error
        }),
    )
    return { kind: 'taken' }
  } catch (error) {
    // What the token endpoint answers says nothing of the score: the LMS may let us in again tomorrow.
    return error === failed ? toSent(error) : { ...toLater(error), mayHaveArrived: false }
  }
}

/** A gradebook answers nothing, or JSON, though Moodle calls it text/html; a page comes from somebody who took no score. */
function checkAnswer({ headers, body }: Answer): void {
  const said = body.trimStart()
  const isPage = headers['content-type']?.startsWith('text/html') && said !== '' && !/^[[{"]/.test(said)
  if (isPage || said.startsWith('<')) throw new AnsweredNonsense('The LMS answered a score with a page.')
}

const headersWith = (token: string) => ({
  // Exactly one media type: Moodle answers 400 to a list.
  'content-type': 'application/vnd.ims.lis.v1.score+json',
  authorization: `Bearer ${token}`,
})

const toBody = ({ subject, given, maximum, comment, activityProgress, gradingProgress, stamp }: Score) => ({
  userId: subject,
  ...(given === null ? {} : { scoreGiven: given, scoreMaximum: maximum }),
  activityProgress,
  gradingProgress,
  timestamp: new Date(stamp).toISOString(),
  ...(comment === null ? {} : { comment }),
})

/** Answers that another try would not change. */
const finalStatuses = [400, 404, 405, 409, 410, 412, 413, 415, 422]

/** Answers that say for certain that nothing was taken. */
const notTaken = [401, 403, 429]

function toSent(error: unknown): Sent {
  if (error instanceof CallRefused) return { kind: 'refused', reason: 'address' }
  if (error instanceof CallFailed || error instanceof AnsweredNonsense)
    return { ...toLater(error), mayHaveArrived: true }
  if (!(error instanceof AnsweredNo)) throw error
  if (finalStatuses.includes(error.status)) return { kind: 'refused', reason: String(error.status) }
  return { ...toLater(error), mayHaveArrived: !notTaken.includes(error.status) }
}
