import { Type, type Static } from 'typebox'
import { FileCard, idOf, Time } from '../../api/contract.ts'
import { pieceParts, When, Where } from './evidence.ts'
import { Mark } from './marks.ts'
import { Rung } from './ladder.ts'
import { Count, Nullable, Ordinal, personId } from './words.ts'

/** Somebody who saw the work and has no account, as they named themselves; the address is the one that the link was for. */
export const Witness = Type.Object({ name: Type.String(), role: Type.String(), address: Type.String() })
export type Witness = Static<typeof Witness>

/** A link that still works. */
export const Invitation = Type.Object({
  id: idOf<'link'>(),
  address: Type.String(),
  madeBy: Nullable(personId),
  until: Time,
})
export type Invitation = Static<typeof Invitation>

/** Whom a link is sent to: an address of mail, or a number. */
export const WitnessAddress = Type.String({ minLength: 3, maxLength: 200, pattern: '\\S' })

const { words, link, amount, unit } = pieceParts

/** All that a witness sees: one work, and of that what is for those who sign it. */
const WitnessView = Type.Object({
  activity: Type.String(),
  practice: Type.String(),
  /** Whose work it is. */
  name: Type.String(),
  rung: Rung,
  version: Ordinal,
  pieces: Type.Array(Type.Object({ words, link, amount, unit, where: Where, when: When, file: Nullable(FileCard) })),
  /** How many pieces are for others only. */
  held: Count,
  shownAt: Time,
  /** Whom the link was sent to. */
  address: Type.String(),
})
export type WitnessView = Static<typeof WitnessView>

const Named = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
const signed = { name: Named(100), role: Named(100) } as const
const Thanks = Type.Null()

/** What the bearer of a link may do: look, and answer once. */
export const witnessGuest = {
  queries: { read: { output: WitnessView } },
  commands: {
    /** Throws `changed_meanwhile` when the work is not any more what the witness saw. */
    confirm: {
      input: Type.Object({
        ...signed,
        version: Ordinal,
        marks: Type.Array(Mark, { maxItems: 20 }),
        words: Type.String({ maxLength: 2000 }),
      }),
      output: Thanks,
    },
    giveBack: { input: Type.Object({ ...signed, reason: Named(2000) }), output: Thanks },
    /** "Not mine": somebody else has to be asked. */
    notMine: { input: Type.Object({ ...signed, reason: Type.String({ maxLength: 2000 }) }), output: Thanks },
  },
} as const
