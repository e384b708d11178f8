import type { Grade } from '../courses.ts'
import { readNumber, readText } from '../json-members.ts'
import type { Mood, ScoreBody, ScoreCase } from './mood.ts'

const SCORE_TYPE = 'application/vnd.ims.lis.v1.score+json; charset=utf-8'
const NEEDED = ['userId', 'timestamp', 'gradingProgress', 'activityProgress']

/** Whole seconds: Moodle keeps no more of a time. */
const readSeconds = (score: ScoreBody) => Math.floor(Date.parse(readText(score, 'timestamp') ?? '') / 1000)

function isWellFormed(score: ScoreBody) {
  const numbers = ['scoreGiven', 'scoreMaximum'].every(
    (name) => !(name in score) || readNumber(score, name) !== undefined,
  )
  return numbers && NEEDED.every((name) => readText(score, name) !== undefined) && !Number.isNaN(readSeconds(score))
}

function judge({ score, member, grade }: ScoreCase) {
  if (!isWellFormed(score) || member?.part !== 'learner' || member.status !== 'Active') {
    return { status: 400, reason: 'Incorrect score received' }
  }
  if (grade && Math.floor(grade.timestamp / 1000) >= readSeconds(score)) {
    return { status: 409, reason: 'Refusing score with an earlier timestamp' }
  }
  return undefined
}

/** Scaled to the line item's maximum and clipped to it; anything but FullyGraded leaves no grade at all. */
function readGiven({ score, item }: ScoreCase) {
  const given = readNumber(score, 'scoreGiven')
  if (given === undefined || score['gradingProgress'] !== 'FullyGraded') return null
  const maximum = readNumber(score, 'scoreMaximum') ?? 1
  return Math.min(item.scoreMaximum, (given / maximum) * item.scoreMaximum)
}

function apply(found: ScoreCase): Grade {
  const comment = readText(found.score, 'comment')
  return {
    given: readGiven(found),
    maximum: found.item.scoreMaximum,
    timestamp: readSeconds(found.score) * 1000,
    // One feedback text per grade: a new one replaces the old one.
    comments: comment ? [comment] : [],
    attempts: 1,
    activityProgress: readText(found.score, 'activityProgress') ?? '',
    gradingProgress: readText(found.score, 'gradingProgress') ?? '',
  }
}

const writeTime = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00')

/** Scores as recorded: empty bodies, 409 at one second's resolution, and a grade that a pending score wipes. */
export const moodleScores: Mood['scores'] = {
  judge,
  apply,
  listsTeachersOwn: true,
  refuse: (_request, { status }) => ({ status, type: SCORE_TYPE, body: [] }),
  accept: () => ({ status: 200, type: SCORE_TYPE, body: '' }),
  writeResult: (sub, grade, item) => {
    const { given, comments } = grade
    if (given === null) return { id: item.resultUrl, userId: sub }
    return {
      id: item.resultUrl,
      userId: sub,
      resultScore: given,
      resultMaximum: item.maximum,
      ...(comments[0] ? { comment: comments[0] } : {}),
      scoreOf: item.url,
      timestamp: writeTime(grade.timestamp),
    }
  },
}
