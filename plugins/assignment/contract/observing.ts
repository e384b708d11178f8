import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time } from '../../api/contract.ts'
import { Confidentiality, When, Where } from './evidence.ts'
import { Rung } from './ladder.ts'
import { Invitation } from './witness.ts'
import { Nullable } from './words.ts'

const Words = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' })

/** What somebody else saw, in their own words. Once it is there nobody changes it, nor whom it is for. */
export const NewObservation = Type.Object({
  words: Words,
  file: Nullable(idOf<'file'>()),
  where: Type.Optional(Where),
  when: Type.Optional(When),
  /** For no more people than the work itself is: then for those whom that is for. */
  confidentiality: Confidentiality,
})
export type NewObservation = Static<typeof NewObservation>

/** Who may say, or was asked to say, what they saw of a work. */
export const Observing = Type.Object({
  /** Whether the reader may write what they saw. */
  mayWrite: Type.Boolean(),
  /** What the reader was asked, by whose work it is; null for who was not. */
  asked: Nullable(Type.String()),
  /** Whom the reader may ask; empty for whose work it is not. */
  askable: Type.Array(PersonCard),
  /** Who was asked and has not said anything yet; for those whose affair the work is. */
  waiting: Type.Array(Type.Object({ person: PersonCard, at: Time })),
  mayInvite: Type.Boolean(),
  /** Links for somebody without an account that still work. */
  links: Type.Array(Invitation),
})
export type Observing = Static<typeof Observing>

/** All that somebody with a link sees: whose work it is, and what it was about. Of the evidence, nothing. */
const ObserverView = Type.Object({
  activity: Type.String(),
  practice: Type.String(),
  name: Type.String(),
  rung: Rung,
  /** Whom the link was sent to. */
  address: Type.String(),
  askWhere: Type.Boolean(),
  askWhen: Type.Boolean(),
})
export type ObserverView = Static<typeof ObserverView>

const Named = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })

/** What the bearer of a link may do: look, and say once what they saw. */
export const observerGuest = {
  queries: { read: { output: ObserverView } },
  commands: {
    write: {
      input: Type.Object({
        ...{ name: Named, role: Named, words: Words, file: Type.Optional(Nullable(idOf<'file'>())) },
        ...{ where: Type.Optional(Where), when: Type.Optional(When) },
      }),
      output: Type.Null(),
    },
    /** They saw nothing of it. */
    decline: { input: Type.Object({ name: Named, role: Named }), output: Type.Null() },
  },
  brings: { kinds: ['picture'], most: 1, largest: 20 * 1024 * 1024 },
} as const
