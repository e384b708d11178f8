import { Type, type Static } from 'typebox'
import { CriterionMark, idOf, PersonCard, Rubric, Time } from '../../api/contract.ts'
import { Message } from '../../api/conversations.ts'

/** What somebody who mentors or leads says of a person's part in the activity, by the rubric. */
export const Judgement = Type.Object({
  person: idOf<'person'>(),
  /** Null once the person was erased. */
  by: Type.Union([idOf<'person'>(), Type.Null()]),
  at: Time,
  /** One more each time. */
  version: Type.Integer({ minimum: 1 }),
  /** As they were then: what a designer changes afterwards changes nothing of what was said. */
  criteria: Rubric,
  marks: Type.Array(CriterionMark),
  words: Type.String(),
  /** Of 100. */
  points: Type.Number({ minimum: 0, maximum: 100 }),
})
export type Judgement = Static<typeof Judgement>

/** The rubric, and what was said by it; null while nobody has. */
export const Judged = Type.Object({
  criteria: Rubric,
  judgement: Type.Union([Judgement, Type.Null()]),
  people: Type.Array(PersonCard),
})
export type Judged = Static<typeof Judged>

/** Something that the person said by their name. */
const Contribution = Type.Object({
  thread: idOf<'thread'>(),
  message: Message,
  /** Whether somebody stands behind it as an answer. */
  isAnswer: Type.Boolean(),
})
export type Contribution = Static<typeof Contribution>

/** Everything that somebody brought to the activity, in one view. */
export const Contributions = Type.Object({
  person: PersonCard,
  /** In the order in which the person spoke in them last, the newest first. */
  threads: Type.Array(
    Type.Object({
      id: idOf<'thread'>(),
      conversation: idOf<'conversation'>(),
      title: Type.String(),
      kind: Type.String(),
    }),
  ),
  /** The oldest first. */
  said: Type.Array(Contribution),
  /** What these answer, as far as the asking person can read it. */
  answered: Type.Array(Message),
  /** Whether they said more than this before. */
  more: Type.Boolean(),
  ...Judged.properties,
})
export type Contributions = Static<typeof Contributions>

/** Those whom the asking person looks at by the rubric. */
export const ToJudge = Type.Array(
  Type.Object({
    person: PersonCard,
    /** How much of theirs the asking person can read. */
    said: Type.Integer({ minimum: 0 }),
    lastSaidAt: Type.Union([Time, Type.Null()]),
    judgedAt: Type.Union([Time, Type.Null()]),
    points: Type.Union([Type.Number(), Type.Null()]),
  }),
)
export type ToJudge = Static<typeof ToJudge>
