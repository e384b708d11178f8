import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time, type Id } from '../../api/contract.ts'

export type MomentId = Id<'moment'>
const moment = idOf<'moment'>()
const person = idOf<'person'>()
const conversation = idOf<'conversation'>()
const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** What people come together for: questions to who knows, the case of one of them, looking back together. */
export const MomentKind = Type.Union([Type.Literal('hours'), Type.Literal('seat'), Type.Literal('reflection')])
export type MomentKind = Static<typeof MomentKind>

/** A time that people spend together in a room, with a beginning and an end. */
export const Moment = Type.Object({
  id: moment,
  conversation,
  kind: MomentKind,
  /** What it is about; may be empty. */
  question: Type.String(),
  /** Who opened it; null once they were erased. */
  by: Nullable(person),
  /** When it is meant to begin and to end. */
  startsAt: Time,
  endsAt: Time,
  /** When it did; null while it did not. */
  begunAt: Nullable(Time),
  endedAt: Nullable(Time),
  /** Who has a hand up, in the order in which their turn comes: who has not had one before who has, then who waits longest. */
  hands: Type.Array(person),
  /** Whose turn it is. */
  turn: Nullable(person),
  /** What came of it, by who leads it. */
  notes: Type.String(),
  /** The first message that was said during it, and the last one before its end; null where there is none yet. */
  from: Nullable(Type.Integer({ minimum: 1 })),
  to: Nullable(Type.Integer({ minimum: 0 })),
})
export type Moment = Static<typeof Moment>

export const MomentWithPeople = Type.Object({ moment: Moment, people: Type.Array(PersonCard) })
export type MomentWithPeople = Static<typeof MomentWithPeople>

/** Those to come and the one that is on by when they begin, and the last twenty that are over, the newest first after them. */
export const MomentList = Type.Object({
  conversation,
  moments: Type.Array(Moment),
  people: Type.Array(PersonCard),
})
export type MomentList = Static<typeof MomentList>

const Notes = Type.String({ maxLength: 5000 })
const Question = Type.String({ maxLength: 300 })
const answersMoment = { output: MomentWithPeople } as const

export const momentQueries = {
  listMoments: { can: 'view', input: Type.Object({ conversation }), output: MomentList },
} as const

export const momentCommands = {
  /**
   * Opens one, now when `startsAt` is left out or has passed. Refused with `moment_is_on` while another one is on in the same
   * room, with `moment_too_long` beyond a day.
   */
  openMoment: {
    ...answersMoment,
    can: 'mentor',
    input: Type.Object({
      conversation,
      kind: MomentKind,
      question: Question,
      startsAt: Type.Optional(Time),
      /** In minutes. */
      lasts: Type.Integer({ minimum: 1, maximum: 24 * 60 }),
    }),
  },
  /** Takes one out that has not begun: by who opened it or who facilitates. */
  callOff: { can: 'mentor', input: Type.Object({ moment }), output: Type.Object({}) },
  /** Ends it before its time. */
  endMoment: { ...answersMoment, can: 'mentor', input: Type.Object({ moment }) },
  /** While it is on: puts one's hand up, or takes it down. */
  raiseHand: { ...answersMoment, can: 'participate', input: Type.Object({ moment, up: Type.Boolean() }) },
  /**
   * Gives the turn to who waits, or to nobody when nobody does. `after` is whose turn it is as far as the asking person knows:
   * two who lead and press at once, or one who presses twice, pass nobody over.
   */
  giveTurn: { ...answersMoment, can: 'mentor', input: Type.Object({ moment, after: Type.Optional(Nullable(person)) }) },
  /**
   * What came of it, also after its end. `before` is what its writer had before them: refused with `notes_meanwhile` where it
   * says something else by now.
   */
  writeNotes: {
    ...answersMoment,
    can: 'mentor',
    input: Type.Object({ moment, notes: Notes, before: Type.Optional(Notes) }),
  },
} as const

export const momentEvents = {
  /** To those who can read what is said there. */
  momentChanged: MomentWithPeople,
  momentCalledOff: Type.Object({ conversation, moment }),
} as const

export const momentTimers = {
  beginMoment: Type.Object({ moment }),
  endMoment: Type.Object({ moment }),
} as const
