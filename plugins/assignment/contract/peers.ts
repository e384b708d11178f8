import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time, type Id } from '../../api/contract.ts'
import { Rung } from './ladder.ts'
import { Mark } from './marks.ts'
import { Count, Nullable, oneOf } from './words.ts'
import { WorkCard } from './works.ts'

export type FeedbackId = Id<'feedback'>
export const feedbackId = idOf<'feedback'>()

/** What a reader said about a work by its criteria. */
const Feedback = Type.Object({
  id: feedbackId,
  /** Null where readers stay without a name, and for somebody who was erased. */
  by: Nullable(PersonCard),
  /** Whether it is the reader's own. */
  own: Type.Boolean(),
  asMentor: Type.Boolean(),
  marks: Type.Array(Mark),
  words: Type.String(),
  at: Time,
  /** Whose work it is said that it helped. */
  helped: Type.Boolean(),
})
export type Feedback = Static<typeof Feedback>

/** Who reads a work, as far as the asking person may know it. */
export const Peers = Type.Object({
  given: Type.Array(Feedback),
  /** How many were asked and have not said anything yet. */
  waiting: Count,
  /** Whether a mentor reads it because there are not readers enough. */
  mentorReads: Type.Boolean(),
  /** Whether the asking person was asked to read it and has not said anything yet. */
  asked: Type.Boolean(),
  named: Type.Boolean(),
})
export type Peers = Static<typeof Peers>

/** What somebody was asked to read, or to say what they saw of it, the longest wait first. */
export const Readings = Type.Object({
  works: Type.Array(
    Type.Object({ card: WorkCard, rung: Rung, askedAt: Time, dueAt: Nullable(Time), as: oneOf('reader', 'observer') }),
  ),
  people: Type.Array(PersonCard),
})
export type Readings = Static<typeof Readings>
