import type { PersonId } from '../../api/contract.ts'
import type { Said } from '../../api/conversations.ts'
import type { Grade, Grading, GradingContext } from '../../api/server.ts'
import type { contract } from '../contract.ts'
import { findJudgement, toJudgement } from './judging/judgements.ts'
import { listAnswersIn } from './marks.ts'
import type { DiscussionTables } from './tables.ts'

type Context = GradingContext<typeof contract, DiscussionTables>

/**
 * Taking part, counted: threads begun, answers given, and answers that somebody stood behind; each up to what is asked for.
 * Or looked at by a rubric, by somebody who read it all.
 */
export const grading: Grading<typeof contract, DiscussionTables> = {
  lineItems: async ({ activity }) => (isGraded(activity) ? [{ key: '', label: activity.title, maximum: 100 }] : []),
  grade,
  after: {
    'conversations.messageSent': ({ message }: Said) => [message.author],
    'conversations.messageChanged': ({ message }: Said) => [message.author],
  },
}

/** A rubric without a row says nothing of anybody. */
const isGraded = ({ settings: { grading: asked } }: Context['activity']): boolean =>
  asked.mode === 'completed' || (asked.mode === 'rubric' && asked.rubric.length > 0)

async function grade(context: Context, person: PersonId): Promise<Grade | null> {
  if (!isGraded(context.activity)) return null
  return context.activity.settings.grading.mode === 'rubric'
    ? gradeByRubric(context, person)
    : gradeCompleted(context, person)
}

/** As it was judged last; the words go along to the gradebook. */
async function gradeByRubric({ db, activity }: Context, person: PersonId): Promise<Grade | null> {
  const row = await findJudgement(db, activity.id, person)
  if (!row) return null
  const { points, words } = toJudgement(row)
  return { given: points, maximum: 100, comment: words }
}

async function gradeCompleted(context: Context, person: PersonId): Promise<Grade | null> {
  const { posts, replies, answers } = context.activity.settings.grading
  const asked = posts + replies + answers
  if (asked === 0) return null
  const { begun, answered } = await context.talk.count(person)
  const stoodBehind = answers === 0 ? 0 : await countStoodBehind(context, person)
  if (begun + answered === 0) return null
  // Who begins more than is asked for has answered, too: nobody is held to one way of taking part.
  const surplus = Math.max(0, begun - posts)
  const done = Math.min(posts, begun) + Math.min(replies, answered + surplus) + Math.min(answers, stoodBehind)
  if (done < asked) return { given: null, maximum: 100, activityProgress: 'InProgress' }
  return { given: 100, maximum: 100 }
}

async function countStoodBehind({ db, activity, talk }: Context, person: PersonId): Promise<number> {
  const marks = await listAnswersIn(db, activity.id)
  const messages = await talk.listAuthors([...new Set(marks.map((mark) => mark.message_id))])
  return messages.filter(({ author }) => author === person).length
}
