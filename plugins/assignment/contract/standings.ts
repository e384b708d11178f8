import { Type, type Static } from 'typebox'
import { PersonCard, Time } from '../../api/contract.ts'
import { Rung, RungId } from './ladder.ts'
import { Count, Nullable, oneOf, Ordinal, workId } from './words.ts'
import { WorkCard } from './works.ts'

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

export const Ladder = Type.Object({
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
  /** Whether the reader accompanies people, or may. */
  accompanies: Type.Boolean(),
  people: Type.Array(PersonCard),
})
export type Ladder = Static<typeof Ladder>

export const WaitingList = Type.Object({
  /** What waits for the reader, the longest wait first. */
  mine: Type.Array(WorkCard),
  /** What waits for others, for those who lead. */
  others: Type.Array(WorkCard),
  /** The rungs of all of them, as they were when the work was shown. */
  rungs: Type.Array(Type.Object({ work: workId, rung: Rung, place: Ordinal })),
  /** Whether more wait than these. */
  more: Type.Boolean(),
  /** Works of which the reader has opened the evidence as it is now, and which version that is. */
  opened: Type.Array(Type.Object({ work: workId, version: Ordinal })),
  /** After how many days a work goes on to somebody else. */
  patience: Ordinal,
  people: Type.Array(PersonCard),
})
export type WaitingList = Static<typeof WaitingList>
