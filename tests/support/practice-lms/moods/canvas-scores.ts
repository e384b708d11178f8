import type { Grade } from '../courses.ts'
import { readNumber, readObject, readText } from '../json-members.ts'
import { canvasServices } from './canvas-services.ts'
import type { Mood, ScoreBody, ScoreCase } from './mood.ts'

const EXTENSION = 'https://canvas.instructure.com/lti/submission'
const NEEDED = ['userId', 'activityProgress', 'gradingProgress', 'timestamp']
const COUNTING = ['FullyGraded', 'PendingManual']

const readTime = (score: ScoreBody) => Date.parse(readText(score, 'timestamp') ?? '')

function counts(score: ScoreBody) {
  return COUNTING.includes(readText(score, 'gradingProgress') ?? '') && readNumber(score, 'scoreGiven') !== undefined
}

/** Unlike Moodle, the same time again is taken, and so may come twice. */
function judge({ score, member, grade }: ScoreCase) {
  if (member?.part !== 'learner') return { status: 422, reason: 'User not found in course or is not a student' }
  const missing = NEEDED.find((name) => readText(score, name) === undefined)
  if (missing) return { status: 400, reason: `param is missing or the value is empty: ${missing}` }
  if (Number.isNaN(readTime(score))) return { status: 400, reason: 'Provided timestamp is not a valid timestamp' }
  if (grade && grade.timestamp > readTime(score)) {
    return { status: 400, reason: 'Provided timestamp is before the last updated timestamp' }
  }
  if (counts(score) && readNumber(score, 'scoreMaximum') === undefined) {
    return { status: 422, reason: 'ScoreMaximum not supplied when ScoreGiven present.' }
  }
  return undefined
}

/** Over the maximum is extra credit, not clipped. */
function readGiven({ score, item }: ScoreCase) {
  const given = readNumber(score, 'scoreGiven')
  if (given === undefined || !counts(score)) return null
  return (given / (readNumber(score, 'scoreMaximum') ?? 1)) * item.scoreMaximum
}

/** Every score is a new attempt unless the tool says otherwise. */
function isNewAttempt(score: ScoreBody) {
  const extension = readObject(score, EXTENSION)
  return extension['new_submission'] !== false && extension['submission_type'] !== 'none'
}

function apply(found: ScoreCase): Grade {
  const { score, grade, item } = found
  const comment = readText(score, 'comment')
  return {
    given: readGiven(found),
    maximum: item.scoreMaximum,
    timestamp: readTime(score),
    // A comment is added each time, also by a retry of the same score.
    comments: [...(grade?.comments ?? []), ...(comment ? [comment] : [])],
    attempts: (grade?.attempts ?? 0) + (isNewAttempt(score) ? 1 : 0),
    activityProgress: readText(score, 'activityProgress') ?? '',
    gradingProgress: readText(score, 'gradingProgress') ?? '',
  }
}

/** Scores after the documentation and the source of Canvas; a pending one empties the grade there, too. */
export const canvasScores: Mood['scores'] = {
  judge,
  apply,
  // A result is made by the first score of the tool, and follows the grade from then on.
  listsTeachersOwn: false,
  refuse: (request, { status, reason }) => canvasServices.refuse(request, status, reason),
  accept: (resultUrl) => ({
    status: 200,
    type: 'application/vnd.ims.lis.v1.score+json; charset=utf-8',
    body: { resultUrl },
  }),
  writeResult: (sub, grade, item) => ({
    id: item.resultUrl,
    scoreOf: item.url,
    userId: sub,
    ...(grade.given === null ? {} : { resultScore: grade.given }),
    resultMaximum: item.maximum,
    ...(grade.comments.length > 0 ? { comment: grade.comments.at(-1) } : {}),
  }),
}
