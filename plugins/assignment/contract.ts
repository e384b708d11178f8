import { Type, type Static } from 'typebox'
import { defineContract, FileCard, idOf, PersonCard, Time, type Id } from '../api/contract.ts'

export type WorkId = Id<'work'>
export type PieceId = Id<'piece'>
/** One of some words. */
const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))))
const Count = Type.Integer({ minimum: 0 })
const Ordinal = Type.Integer({ minimum: 1 })
const workId = idOf<'work'>()
const personId = idOf<'person'>()
const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** Short and lasting, unique in its ladder; later versions of the rung keep it. */
const RungId = Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w-]+$' })

/** The five steps from watching to teaching, which have words of the house's own; and any other. */
const RungStep = oneOf('watch', 'assist', 'support', 'alone', 'teach', 'own')
export type RungStep = Static<typeof RungStep>

const EvidenceKind = oneOf('picture', 'file', 'text', 'link', 'number')
const SignerKind = oneOf('self', 'peer', 'mentor', 'facilitator')

/** One thing to look at. With levels it is a row of a rubric, from the least to the most; without, a box to tick. */
const Criterion = Type.Object({
  id: RungId,
  /** Empty for the house's own words. */
  text: Type.String({ maxLength: 300 }),
  levels: Type.Array(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), { maxItems: 6 }),
})
export type Criterion = Static<typeof Criterion>

/** Until when it is expected. */
const Due = Type.Union([
  Type.Object({ kind: Type.Literal('none') }),
  Type.Object({ kind: Type.Literal('date'), at: Count }),
  /** Days after the person joined the course. */
  Type.Object({ kind: Type.Literal('days'), days: Type.Integer({ minimum: 1, maximum: 1000 }) }),
])

/** Where words are empty, the house's own for the step stand in the reader's language. */
const Rung = Type.Object({
  id: RungId,
  step: RungStep,
  title: Type.String({ maxLength: 120 }),
  text: Type.String({ maxLength: 2000 }),
  examples: Type.String({ maxLength: 2000 }),
  due: Due,
  evidence: Type.Array(EvidenceKind, { minItems: 1, uniqueItems: true }),
  /** What a number counts, such as visits or minutes. */
  unit: Type.String({ maxLength: 40 }),
  times: Type.Integer({ minimum: 1, maximum: 20 }),
  signer: SignerKind,
  criteria: Type.Array(Criterion, { maxItems: 12 }),
})
export type Rung = Static<typeof Rung>

/** Who may see a piece of evidence: the cohort; the learner's mentor; the mentor and whoever signs. */
const Confidentiality = oneOf('cohort', 'mentor', 'signer')
export type Confidentiality = Static<typeof Confidentiality>

const pieceParts = {
  words: Type.String({ maxLength: 4000 }),
  link: Nullable(Type.String({ maxLength: 2000, pattern: '^https?://\\S+$' })),
  amount: Nullable(Type.Number()),
  /** What the amount counts: minutes, euros, visits. */
  unit: Type.String({ maxLength: 40 }),
  confidentiality: Confidentiality,
} as const

const NewPiece = Type.Object({ ...pieceParts, file: Nullable(idOf<'file'>()) })
export type NewPiece = Static<typeof NewPiece>

const Version = Type.Object({
  ...pieceParts,
  revision: Ordinal,
  /** Null for none, and for one that was erased. */
  file: Nullable(FileCard),
  addedAt: Time,
  removed: Type.Boolean(),
})
export type Version = Static<typeof Version>

const Piece = Type.Object({
  id: idOf<'piece'>(),
  now: Version,
  /** The versions before, the newest first. */
  earlier: Type.Array(Version),
})
export type Piece = Static<typeof Piece>

const Status = oneOf('waiting', 'returned', 'signed')
export type Status = Static<typeof Status>

/** What happened to a work. */
const Passing = ['notMine', 'late', 'left', 'takenOn'] as const
const StepKind = oneOf('shown', 'shownAgain', 'returned', ...Passing, 'signed', 'reopened')
export type StepKind = Static<typeof StepKind>

const Step = Type.Object({
  kind: StepKind,
  /** Null for what happened by itself, and for somebody who was erased. */
  by: Nullable(personId),
  /** Whom it waits for since; null when for nobody. */
  to: Nullable(personId),
  reason: Type.String(),
  at: Time,
})

/** How far a criterion was met: 0 or 1 on a checklist, the place of the level in a rubric. */
const Mark = Type.Object({ criterion: Type.String(), level: Type.Integer({ minimum: 0, maximum: 9 }) })
export type Mark = Static<typeof Mark>

const Signature = Type.Object({
  /** The place in the chain of the activity. */
  seq: Ordinal,
  /** Null once the person was erased. */
  by: Nullable(PersonCard),
  at: Time,
  marks: Type.Array(Mark),
  words: Type.String(),
  /** The SHA-256 of everything that was signed, in hex. */
  hash: Type.String(),
  /** Whether what is shown is still what was signed. */
  holds: Type.Boolean(),
})
export type Signature = Static<typeof Signature>

const ReflectionsFor = oneOf('cohort', 'mentor')

/** One showing of one rung by one person, in a few words. */
const WorkCard = Type.Object({
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
  shownAt: Time,
  /** Why it waits for this person and not for the one asked before; null when nobody was asked before. */
  because: Nullable(oneOf('notMine', 'late', 'left')),
})
export type WorkCard = Static<typeof WorkCard>

const Work = Type.Object({
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
  may: Type.Object({ add: Type.Boolean(), sign: Type.Boolean(), passOn: Type.Boolean(), reopen: Type.Boolean() }),
  others: Type.Array(WorkCard),
  people: Type.Array(PersonCard),
})
export type Work = Static<typeof Work>

/** Where somebody stands on one rung. */
const Standing = Type.Object({
  rung: RungId,
  state: oneOf('open', 'later', 'waiting', 'again', 'signed', 'recognised'),
  /** How often it was shown and signed. */
  count: Count,
  dueAt: Nullable(Time),
  works: Type.Array(WorkCard),
})
export type Standing = Static<typeof Standing>

const Ladder = Type.Object({
  /** 0 until somebody has made it their own. */
  version: Count,
  rungs: Type.Array(Rung),
  /** Where the person stands, rung by rung; none for somebody who does not climb. */
  standings: Type.Array(Standing),
  /** Who climbs: the person asked for. */
  person: PersonCard,
  /** Who accompanies them; null as long as nothing was shown. */
  mentor: Nullable(PersonCard),
  /** How many works wait for the reader's own signature. */
  waiting: Count,
  people: Type.Array(PersonCard),
})
export type Ladder = Static<typeof Ladder>

const WaitingList = Type.Object({
  /** What waits for the reader, the longest wait first. */
  mine: Type.Array(WorkCard),
  /** What waits for others, for those who lead. */
  others: Type.Array(WorkCard),
  /** The rungs of all of them, as they were when the work was shown. */
  rungs: Type.Array(Type.Object({ work: workId, rung: Rung, place: Ordinal })),
  /** Whether more wait than these. */
  more: Type.Boolean(),
  people: Type.Array(PersonCard),
})
export type WaitingList = Static<typeof WaitingList>

const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const OneWork = Type.Object({ work: workId })
const answersWork = { can: 'participate', output: Work } as const

export const contract = defineContract({
  id: 'assignment',
  graded: true,
  settings: Type.Object({
    practice: Type.String({ default: '', maxLength: 2000, format: 'text' }),
    order: Type.Union([Type.Literal('inOrder'), Type.Literal('freely')], { default: 'inOrder' }),
    /** After how many days a work goes on to somebody else. */
    patience: Type.Integer({ default: 3, minimum: 1, maximum: 60 }),
    /** Empty for the house's own three. */
    prompts: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { default: [], maxItems: 3 }),
    columns: Type.Union([Type.Literal('whole'), Type.Literal('rungs'), Type.Literal('none')], { default: 'whole' }),
    points: Type.Integer({ default: 100, minimum: 1, maximum: 1000 }),
  }),
  queries: {
    /** The ladder, and where the reader stands on it, or somebody else whom the reader accompanies or leads. */
    readLadder: { can: 'view', input: Type.Object({ person: Type.Optional(personId) }), output: Ladder },
    readWork: { can: 'view', input: OneWork, output: Work },
    listWaiting: { can: 'participate', output: WaitingList },
    /** Goes through all signatures of the activity: how many there are, and the places of those that hold no more. */
    checkSignatures: {
      can: 'facilitate',
      output: Type.Object({ count: Count, broken: Type.Array(Ordinal) }),
      fresh: true,
    },
  },
  commands: {
    /** Makes the ladder anew. `version` is the one that was changed; `ladder_changed` when somebody else was faster. */
    saveLadder: {
      can: 'design',
      input: Type.Object({ version: Count, rungs: Type.Array(Rung, { minItems: 1, maxItems: 12 }) }),
      output: Type.Object({ version: Ordinal }),
    },
    /** Shows work on a rung, and asks for it to be signed. */
    show: {
      ...answersWork,
      input: Type.Object({
        rung: RungId,
        pieces: Type.Array(NewPiece, { minItems: 1, maxItems: 20 }),
        reflections: Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 5 }),
        reflectionsFor: ReflectionsFor,
        already: Type.Boolean(),
      }),
    },
    /** Adds evidence to a work that is not signed. */
    addPiece: { ...answersWork, input: Type.Object({ work: workId, piece: NewPiece }) },
    /** Puts another version in the place of a piece; the ones before are kept. */
    changePiece: {
      ...answersWork,
      input: Type.Object({
        ...{ work: workId, piece: idOf<'piece'>(), revision: Ordinal, removed: Type.Boolean() },
        ...{ words: pieceParts.words, confidentiality: Confidentiality },
      }),
    },
    /** Asks again for a work that came back. */
    showAgain: { ...answersWork, input: OneWork },
    /** Throws `changed_meanwhile` when the work is not any more what the signer saw, `already_signed` when another was faster. */
    sign: {
      ...answersWork,
      input: Type.Object({
        ...{ work: workId, version: Ordinal, marks: Type.Array(Mark, { maxItems: 20 }) },
        words: Type.String({ maxLength: 2000 }),
      }),
    },
    giveBack: { ...answersWork, input: Type.Object({ work: workId, reason: Reason }) },
    /** "Not mine": somebody else is asked. Answers whom, or null when there is nobody. */
    passOn: { can: 'participate', input: OneWork, output: Type.Object({ to: Nullable(PersonCard) }) },
    /** Takes what waits for others upon oneself. */
    takeOn: { can: 'facilitate', input: OneWork, output: Work },
    /** Opens a signed work again: by who signed it, or who leads. */
    reopen: { ...answersWork, input: Type.Object({ work: workId, reason: Reason }) },
    pair: { can: 'facilitate', input: Type.Object({ person: personId, mentor: personId }), output: Type.Null() },
  },
  events: {
    /** Something of a person's work is different; who shows it reads it again, each as much as they may see. */
    workChanged: Type.Object({ work: workId, person: personId }),
    ladderChanged: Type.Object({ version: Count }),
    paired: Type.Object({ person: personId }),
  },
  timers: {
    /** Looks whether a work has waited for the same person for too long. */
    wait: OneWork,
  },
})
