import { Type, type Static, type TSchema } from 'typebox'
import { idOf, PersonCard, Time } from '../../plugins/api/contract.ts'

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()])
const person = idOf<'person'>()
const lineItem = Type.String({ maxLength: 100 })
const points = nullable(Type.Number())

/** How a grade stands with the LMS: see `GradeState` in tables.ts. */
const State = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('accepted'),
  Type.Literal('refused'),
  Type.Literal('conflict'),
  Type.Literal('kept'),
  Type.Literal('held'),
  Type.Literal('nowhere'),
])

/** Points as somebody holds them, and since when; the LMS may not say when. */
const Held = Type.Object({ given: points, maximum: Type.Number(), at: nullable(Time) })

/** One grade: what was computed, what the LMS accepted, and how it stands. */
export const GradeEntry = Type.Object({
  person,
  lineItem,
  /** What the column is called. */
  label: Type.String(),
  given: points,
  maximum: Type.Number(),
  activityProgress: Type.String(),
  gradingProgress: Type.String(),
  comment: nullable(Type.String()),
  computedAt: Time,
  state: State,
  /** A word of ours, or the status that the LMS answered with. */
  reason: nullable(Type.String()),
  stateAt: Time,
  /** What the LMS accepted last. */
  sent: nullable(Held),
  /** What the LMS holds instead, when somebody has to decide or has decided. */
  held: nullable(Held),
})
export type GradeEntry = Static<typeof GradeEntry>

/** One line of the history of a grade. */
export const GradeLine = Type.Object({
  at: Time,
  what: Type.String(),
  given: points,
  maximum: points,
  reason: nullable(Type.String()),
  /** Who did it, where somebody did. */
  by: nullable(PersonCard),
})
export type GradeLine = Static<typeof GradeLine>

/** What a comparison of the gradebook with what was sent came to; counts of grades. */
export const Findings = Type.Object({
  same: Type.Integer(),
  differs: Type.Integer(),
  missing: Type.Integer(),
  waiting: Type.Integer(),
  /** Grades that nobody could compare: the LMS has no column for them, does not let us look, or cannot be reached. */
  unseen: Type.Integer(),
})
export type Findings = Static<typeof Findings>

export const contract = {
  id: 'grades',
  queries: {
    /** The person's own grades in the activity. */
    readOwn: { can: 'view', output: Type.Array(GradeEntry) },
    readLedger: {
      can: 'facilitate',
      output: Type.Object({
        entries: Type.Array(GradeEntry),
        people: Type.Array(PersonCard),
        /** The last comparison; `doneAt` is null while it is under way. */
        comparison: nullable(Type.Object({ askedAt: Time, doneAt: nullable(Time), findings: nullable(Findings) })),
      }),
    },
    /** Of another person: for facilitators alone, `not_found` for others. The newest first, a hundred at most. */
    readHistory: { can: 'view', input: Type.Object({ person, lineItem }), output: Type.Array(GradeLine) },
  },
  commands: {
    /** Computes and sends anew: of one person or of all in the activity, or of the whole course. Answers how many are sent. */
    sendAgain: {
      can: 'facilitate',
      input: Type.Object({
        reach: Type.Union([Type.Literal('activity'), Type.Literal('course')]),
        person: Type.Optional(person),
      }),
      output: Type.Object({ count: Type.Integer() }),
    },
    /** Settles a conflict. `not_found` when there is none. */
    decide: {
      can: 'facilitate',
      input: Type.Object({ person, lineItem, keep: Type.Union([Type.Literal('theirs'), Type.Literal('ours')]) }),
      output: Type.Object({}),
    },
    /**
     * Where the gradebook does not let itself be read, grades are held back (`unseen`), since they might replace one that a
     * teacher set. From now on those of this activity are sent all the same. Answers how many were held back.
     */
    sendUnseen: { can: 'facilitate', output: Type.Object({ count: Type.Integer() }) },
    /** Compares what the LMS holds with what was sent; what it came to is in the ledger a moment later. */
    compare: { can: 'facilitate', output: Type.Object({}) },
  },
  events: {
    /** To those whose grades they are, and to facilitators: the ledger is another now. */
    changed: Type.Object({}),
  },
} as const
