import { Type, type Static } from 'typebox'
import { FileCard, PersonCard, Time } from '../../api/contract.ts'
import { Rung } from './ladder.ts'
import { Count, Nullable, Ordinal } from './words.ts'
import { WorkCard } from './works.ts'

/** A work as others look at it: only what its person shows to the cohort. */
const Shown = Type.Object({
  card: WorkCard,
  rung: Rung,
  place: Ordinal,
  /** The first words of it. */
  words: Type.String(),
  /** The first picture or other file; null for none. */
  file: Nullable(FileCard),
  pieces: Count,
  /** What they said of it, where they said it to the cohort. */
  reflection: Type.String(),
  /** A mentor found it worth seeing. */
  featured: Type.Boolean(),
  /** Whether the reader has opened it. */
  read: Type.Boolean(),
})

/** How others did it: what mentors found worth seeing first, and then the newest. */
export const Gallery = Type.Object({
  works: Type.Array(Shown),
  /** Whether the reader shows work of their own first: then there is nothing in it yet. */
  locked: Type.Boolean(),
  /** Before when there is more; null for the end. */
  before: Nullable(Type.Object({ at: Time, id: Type.String({ maxLength: 64 }) })),
  people: Type.Array(PersonCard),
})
export type Gallery = Static<typeof Gallery>
