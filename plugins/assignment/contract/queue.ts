import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time } from '../../api/contract.ts'
import { Rung } from './ladder.ts'
import { Count, Nullable, Ordinal } from './words.ts'
import { WorkCard } from './works.ts'

/** A work that waits in another activity of the signer's, wherever that is. */
const Elsewhere = Type.Object({
  card: WorkCard,
  rung: Rung,
  place: Ordinal,
  person: PersonCard,
  activity: idOf<'activity'>(),
  title: Type.String(),
  /** The title of the course, where the LMS tells it. */
  course: Nullable(Type.String()),
})

/** What waits for the asking person in their other activities, the longest wait first. */
export const Queue = Type.Object({ works: Type.Array(Elsewhere), more: Type.Boolean() })
export type Queue = Static<typeof Queue>

/** Somebody whom the asking person accompanies. */
const Own = Type.Object({
  person: PersonCard,
  /** How many steps are behind them, of how many. */
  reached: Count,
  rungs: Count,
  /** How many of their works wait for the asking person, and since when the longest. */
  waiting: Count,
  waitsSince: Nullable(Time),
  /** When they last did anything in the course; null when that is long ago, or never. */
  seenAt: Nullable(Time),
  quiet: Type.Boolean(),
})

/** One view of everything that a mentor wants to know. */
export const Mentoring = Type.Object({
  isMentor: Type.Boolean(),
  own: Type.Array(Own),
  /** How long people usually waited for a first word of the mentor, in ms; null while there is none. */
  firstAnswer: Nullable(Count),
  /** Out of how many works that is. */
  answered: Count,
})
export type Mentoring = Static<typeof Mentoring>
