import { Type, type Static } from 'typebox'
import { Rubric } from '../../api/contract.ts'
import { Count, oneOf } from './words.ts'

/** Short and lasting, unique in its ladder; later versions of the rung keep it. */
export const RungId = Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w-]+$' })

/** The five steps from watching to teaching, which have words of the house's own; and any other. */
const RungStep = oneOf('watch', 'assist', 'support', 'alone', 'teach', 'own')
export type RungStep = Static<typeof RungStep>

/** `observation`: somebody else says what they saw; see observing.ts. */
const EvidenceKind = oneOf('picture', 'recording', 'file', 'text', 'link', 'number', 'observation')
/** `witness`: somebody at the place of work, without an account; see witness.ts. */
const SignerKind = oneOf('self', 'peer', 'mentor', 'facilitator', 'witness')

/** Until when it is expected. */
const Due = Type.Union([
  Type.Object({ kind: Type.Literal('none') }),
  Type.Object({ kind: Type.Literal('date'), at: Count }),
  /** Days after the person joined the course. */
  Type.Object({ kind: Type.Literal('days'), days: Type.Integer({ minimum: 1, maximum: 1000 }) }),
])

/** Where words are empty, the house's own for the step stand in the reader's language. */
export const Rung = Type.Object({
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
  criteria: Rubric,
})
export type Rung = Static<typeof Rung>
