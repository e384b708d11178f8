import { Type } from 'typebox'
import { Anonymity, rubric, talkRules } from '../../api/contract.ts'

/** The kinds that a designer can take out. */
const KindOfItsOwn = Type.Union([
  Type.Literal('question'),
  Type.Literal('story'),
  Type.Literal('reuse'),
  Type.Literal('proposal'),
  Type.Literal('visit'),
])

const byCount = { path: 'grading.mode', is: ['completed'] }
const byRubric = { path: 'grading.mode', is: ['rubric'] }

/** What a designer sets. */
export const settings = Type.Object({
  purpose: Type.String({ default: '', maxLength: 1000, format: 'text' }),
  /** Beside plain talk, which is always there. */
  kinds: Type.Array(KindOfItsOwn, {
    default: ['question', 'story', 'reuse', 'proposal', 'visit'],
    uniqueItems: true,
  }),
  ...talkRules,
  /** About how many words a thread begins with; 0 leaves it open. It is said to who writes, and holds nobody back. */
  words: Type.Integer({ default: 0, minimum: 0, maximum: 5000 }),
  /** Where a question goes that nobody has answered. */
  routing: Type.Object(
    {
      /** To how many who may know it is offered at once. */
      offers: Type.Integer({ default: 3, minimum: 0, maximum: 5 }),
      /** After how many hours it goes to those who mentor, or else lead. */
      hours: Type.Integer({ default: 24, minimum: 1, maximum: 720 }),
    },
    { default: {} },
  ),
  /** What counts as taking part, where the course keeps a grade for it. */
  grading: Type.Object(
    {
      mode: Type.Union([Type.Literal('none'), Type.Literal('completed'), Type.Literal('rubric')], {
        default: 'none',
      }),
      posts: Type.Integer({ default: 1, minimum: 0, maximum: 50, when: byCount }),
      replies: Type.Integer({ default: 2, minimum: 0, maximum: 50, when: byCount }),
      answers: Type.Integer({ default: 0, minimum: 0, maximum: 50, when: byCount }),
      /** By what those who mentor and lead look at a person's part. Without any, nothing is graded by it. */
      rubric: rubric({ when: byRubric }),
    },
    { default: {} },
  ),
  anonymity: Anonymity,
  /** Who talks with whom: all, those of a cohort, or those of a circle, apart from the others. */
  groups: Type.Union([Type.Literal('course'), Type.Literal('cohort'), Type.Literal('circle')], { default: 'course' }),
  whoStarts: Type.Union([Type.Literal('everybody'), Type.Literal('facilitators')], { default: 'everybody' }),
})
