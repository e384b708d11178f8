import { Type } from 'typebox'
import { defineContract, idOf, LinkHash, PersonCard } from '../api/contract.ts'
import { Confidentiality, NewPiece, pieceParts } from './contract/evidence.ts'
import { Gallery } from './contract/gallery.ts'
import { Rung, RungId } from './contract/ladder.ts'
import { NewObservation, observerGuest, Observing } from './contract/observing.ts'
import { feedbackId, Peers, Readings } from './contract/peers.ts'
import { Mentoring, Queue } from './contract/queue.ts'
import { Ladder, WaitingList } from './contract/standings.ts'
import { Count, Nullable, Ordinal, personId, workId } from './contract/words.ts'
import { Mark } from './contract/marks.ts'
import { witnessGuest, WitnessAddress } from './contract/witness.ts'
import { ReflectionsFor, Work } from './contract/works.ts'

export type * from './contract/evidence.ts'
export type * from './contract/gallery.ts'
export type * from './contract/ladder.ts'
export type * from './contract/marks.ts'
export type * from './contract/observing.ts'
export type * from './contract/peers.ts'
export type * from './contract/queue.ts'
export type * from './contract/standings.ts'
export type * from './contract/witness.ts'
export type * from './contract/words.ts'
export type * from './contract/works.ts'

const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const OneWork = Type.Object({ work: workId })
const whenGraded = { path: 'columns', is: ['whole', 'rungs'] }
const whenRead = { path: 'readers', is: [1, 2, 3, 4, 5] }
const answersWork = { can: 'participate', output: Work } as const

export const contract = defineContract({
  id: 'assignment',
  icon: 'ladder',
  graded: true,
  settings: Type.Object({
    practice: Type.String({ default: '', maxLength: 2000, format: 'text' }),
    order: Type.Union([Type.Literal('inOrder'), Type.Literal('freely')], { default: 'inOrder' }),
    /** After how many days a work goes on to somebody else. */
    patience: Type.Integer({ default: 3, minimum: 1, maximum: 60 }),
    /** Whether each piece of evidence is asked where, and when, it happened. */
    askWhere: Type.Boolean({ default: false }),
    askWhen: Type.Boolean({ default: false }),
    /** Empty for the house's own three. */
    prompts: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { default: [], maxItems: 3 }),
    columns: Type.Union([Type.Literal('whole'), Type.Literal('rungs'), Type.Literal('none')], { default: 'whole' }),
    points: Type.Integer({ default: 100, minimum: 1, maximum: 1000, when: whenGraded }),
    /** From when on one sees how others did it. */
    gallery: Type.Union([Type.Literal('open'), Type.Literal('afterOwn')], { default: 'open' }),
    /** How many of the cohort are asked to read each work; none without. */
    readers: Type.Integer({ default: 0, minimum: 0, maximum: 5 }),
    /** After how many days another reader is asked. */
    readingDays: Type.Integer({ default: 3, minimum: 1, maximum: 30, when: whenRead }),
    readersNamed: Type.Boolean({ default: true, when: whenRead }),
  }),
  queries: {
    /** The ladder, and where the reader stands on it, or somebody else whom the reader accompanies or leads. */
    readLadder: { can: 'view', input: Type.Object({ person: Type.Optional(personId) }), output: Ladder },
    readWork: { can: 'view', input: OneWork, output: Work },
    listWaiting: { can: 'participate', output: WaitingList },
    /** What waits elsewhere, in all courses of the person. */
    listElsewhere: { can: 'participate', output: Queue, fresh: true },
    /** The asking person's people, and how they do as a mentor. */
    readMentoring: { can: 'participate', output: Mentoring, fresh: true },
    /** How others did it; `before` is that of the page before. Only what is for the cohort is ever in it. */
    listGallery: {
      can: 'view',
      input: Type.Object({
        rung: Type.Optional(RungId),
        before: Type.Optional(Type.Object({ at: Count, id: Type.String({ maxLength: 64 }) })),
      }),
      output: Gallery,
    },
    readPeers: { can: 'view', input: OneWork, output: Peers },
    listReadings: { can: 'participate', output: Readings },
    readObserving: { can: 'view', input: OneWork, output: Observing },
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
    /**
     * Signs several works that ask for no levels, all of them or none; each as the signer has opened it: `not_opened` for one
     * whose evidence they have not looked at, or not as it is now.
     */
    signSeveral: {
      can: 'participate',
      input: Type.Object({
        works: Type.Array(Type.Object({ work: workId, version: Ordinal }), { minItems: 1, maxItems: 50 }),
        words: Type.String({ maxLength: 2000 }),
      }),
      output: Type.Object({ count: Count }),
    },
    /** Notes that the actor has opened another's work: looking is taking part. */
    noteRead: { can: 'view', input: OneWork, output: Type.Object({}) },
    /** Puts a work on top of the gallery, or takes it from there: by who mentors or leads. */
    feature: { can: 'participate', input: Type.Object({ work: workId, on: Type.Boolean() }), output: Type.Object({}) },
    /** By whoever was asked to read the work, once. */
    giveFeedback: {
      can: 'participate',
      input: Type.Object({
        ...{ work: workId, marks: Type.Array(Mark, { maxItems: 20 }) },
        words: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
      }),
      output: Peers,
    },
    /** By whose work it is. */
    sayHelped: {
      can: 'participate',
      input: Type.Object({ feedback: feedbackId, on: Type.Boolean() }),
      output: Type.Object({}),
    },
    /** Opens a signed work again: by who signed it, or who leads. */
    reopen: { ...answersWork, input: Type.Object({ work: workId, reason: Reason }) },
    /** By whose work it is: asks somebody here to say what they saw. `already_asked` as long as they have not. */
    askObserver: {
      can: 'participate',
      input: Type.Object({ work: workId, person: personId, words: Type.String({ maxLength: 500 }) }),
      output: Observing,
    },
    /** A piece of evidence by somebody else, where the step asks for one, or by who was asked. */
    observe: { ...answersWork, input: Type.Object({ work: workId, observation: NewObservation }) },
    /** Makes a link by which somebody without an account says what they saw; `too_many_links` when five work already. */
    inviteObserver: {
      can: 'participate',
      input: Type.Object({
        ...{ work: workId, link: LinkHash, address: WitnessAddress },
        days: Type.Integer({ minimum: 1, maximum: 30 }),
      }),
      output: Observing,
    },
    /**
     * Makes a link by which somebody without an account confirms one work; the page makes its secret, and the house keeps
     * the hash. Throws `too_many_links` when five work already.
     */
    inviteWitness: {
      ...answersWork,
      input: Type.Object({
        ...{ work: workId, link: LinkHash, address: WitnessAddress },
        days: Type.Integer({ minimum: 1, maximum: 30 }),
      }),
    },
    /** Takes a link back. */
    closeInvitation: { ...answersWork, input: Type.Object({ work: workId, invitation: idOf<'link'>() }) },
  },
  guests: { witness: witnessGuest, observer: observerGuest },
  events: {
    /** Something of a person's work is different; who shows it reads it again, each as much as they may see. */
    workChanged: Type.Object({ work: workId, person: personId }),
    ladderChanged: Type.Object({ version: Count }),
    /** To whoever was asked to read, or opened something: their own lists are different. */
    readingsChanged: Type.Object({}),
  },
  timers: {
    /** Looks whether a work has waited for the same person for too long. */
    wait: OneWork,
    /** Looks whether those who were asked to read a work have had time enough. */
    readOn: OneWork,
  },
})
