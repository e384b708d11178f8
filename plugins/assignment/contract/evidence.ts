import { Type, type Static } from 'typebox'
import { FileCard, idOf, Time } from '../../api/contract.ts'
import { Nullable, oneOf, Ordinal, personId } from './words.ts'

/** Who may see a piece of evidence: the cohort; the learner's mentor; the mentor and whoever signs. */
export const Confidentiality = oneOf('cohort', 'mentor', 'signer')
export type Confidentiality = Static<typeof Confidentiality>

export const pieceParts = {
  words: Type.String({ maxLength: 4000 }),
  link: Nullable(Type.String({ maxLength: 2000, pattern: '^https?://\\S+$' })),
  amount: Nullable(Type.Number()),
  /** What the amount counts: minutes, euros, visits. */
  unit: Type.String({ maxLength: 40 }),
  confidentiality: Confidentiality,
} as const

/** Where it happened, in the learner's words. */
export const Where = Type.String({ maxLength: 200 })
/** On which day it happened: `2026-05-04`. */
export const When = Nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))

/** Where and when are asked only where the designer wants them. */
export const NewPiece = Type.Object({
  ...pieceParts,
  file: Nullable(idOf<'file'>()),
  where: Type.Optional(Where),
  when: Type.Optional(When),
})
export type NewPiece = Static<typeof NewPiece>

const Version = Type.Object({
  ...pieceParts,
  revision: Ordinal,
  /** Null for none, and for one that was erased. */
  file: Nullable(FileCard),
  /** Empty, and null, where it was not asked. */
  where: Where,
  when: When,
  addedAt: Time,
  removed: Type.Boolean(),
})
export type Version = Static<typeof Version>

/** Who saw it and wrote it down: as they were called, and what they were, on that day. */
const Observer = Type.Object({
  /** Null for a witness without an account, and for somebody who was erased. */
  id: Nullable(personId),
  name: Type.String(),
  /** A role of the house, or what a witness said they do. */
  role: Type.String(),
})
export type Observer = Static<typeof Observer>

export const Piece = Type.Object({
  id: idOf<'piece'>(),
  /** Of an observation; null for what the learner brought. */
  observer: Nullable(Observer),
  now: Version,
  /** The versions before, the newest first. */
  earlier: Type.Array(Version),
})
export type Piece = Static<typeof Piece>
