import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time } from '../../api/contract.ts'
import { Piece } from './evidence.ts'
import { Rung, RungId } from './ladder.ts'
import { Mark } from './marks.ts'
import { Invitation, Witness } from './witness.ts'
import { Count, Nullable, oneOf, Ordinal, personId, workId } from './words.ts'

const Status = oneOf('waiting', 'returned', 'signed')
export type Status = Static<typeof Status>

/** What happened to a work. */
const Passing = ['notMine', 'late', 'left', 'paired', 'takenOn', 'reminded'] as const
const Observed = ['observerAsked', 'observerInvited', 'observed', 'notSeen'] as const
const StepKind = oneOf('shown', 'shownAgain', 'returned', ...Passing, 'invited', ...Observed, 'signed', 'reopened')
export type StepKind = Static<typeof StepKind>

const Step = Type.Object({
  kind: StepKind,
  /** Null for what happened by itself, and for somebody who was erased. */
  by: Nullable(personId),
  /** Whom it waits for since; null when for nobody. */
  to: Nullable(personId),
  /** The name of the witness who did it; where one was asked, the address that the link was for. */
  witness: Nullable(Type.String()),
  reason: Type.String(),
  at: Time,
})

const Signature = Type.Object({
  /** The place in the chain of the activity. */
  seq: Ordinal,
  /** Null once the person was erased, and for a witness. */
  by: Nullable(PersonCard),
  witness: Nullable(Witness),
  at: Time,
  marks: Type.Array(Mark),
  words: Type.String(),
  /** The SHA-256 of everything that was signed, in hex. */
  hash: Type.String(),
  /** Whether what is shown is still what was signed. */
  holds: Type.Boolean(),
})
export type Signature = Static<typeof Signature>

export const ReflectionsFor = oneOf('cohort', 'mentor')

/** One showing of one rung by one person, in a few words. */
export const WorkCard = Type.Object({
  id: workId,
  person: personId,
  rung: RungId,
  status: Status,
  /** Whether it shows what the person could do before: the rungs below are then taken as read. */
  already: Type.Boolean(),
  /** Whom it waits for; null when for nobody. */
  signer: Nullable(personId),
  /** Since when it stands as it does. */
  since: Time,
  /** When it was shown, or shown again after it came back: since then its author waits. */
  shownAt: Time,
  /** Why it waits for this person and not for the one asked before; null when nobody was asked before. */
  because: Nullable(oneOf('notMine', 'late', 'left', 'paired')),
  /** Whether whom it waits for was reminded of it. */
  reminded: Type.Boolean(),
})
export type WorkCard = Static<typeof WorkCard>

export const Work = Type.Object({
  card: WorkCard,
  /** One more for each change of the evidence; who signs says which one they saw. */
  version: Ordinal,
  /** As it was when the work was shown. */
  rung: Rung,
  pieces: Type.Array(Piece),
  held: Count,
  /** Answers to the activity's prompts; none for those who may not read them. */
  reflections: Type.Array(Type.Object({ prompt: Type.String(), answer: Type.String() })),
  reflectionsFor: ReflectionsFor,
  steps: Type.Array(Step),
  signature: Nullable(Signature),
  /** Null for those who are not in it. */
  conversation: Nullable(idOf<'conversation'>()),
  /** What the reader may do now. */
  may: Type.Object({
    add: Type.Boolean(),
    sign: Type.Boolean(),
    passOn: Type.Boolean(),
    reopen: Type.Boolean(),
    invite: Type.Boolean(),
    /** Whether they say what is worth seeing. */
    feature: Type.Boolean(),
  }),
  /** Links for a witness that still work; none for those whose affair it is not. */
  invitations: Type.Array(Invitation),
  /** What else the person showed, for those whose affair it is; each with its rung as it was then. */
  others: Type.Array(Type.Object({ card: WorkCard, rung: Rung })),
  /** What mentors are to know, where the reader signs as one; empty for the house's own words. */
  guidelines: Nullable(Type.String()),
  /** Whether a mentor found it worth seeing. */
  featured: Type.Boolean(),
  people: Type.Array(PersonCard),
})
export type Work = Static<typeof Work>
