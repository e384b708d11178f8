import type { Criterion } from '../api/contract.ts'
import type { Rung, RungStep } from './contract.ts'

const criteria = (...ids: string[]): Criterion[] => ids.map((id) => ({ id, text: '', levels: [] }))

const makeRung = (step: RungStep, more: Partial<Rung>): Rung => ({
  ...{ id: step, step, title: '', text: '', examples: '', unit: '', times: 1 },
  due: { kind: 'none' },
  evidence: ['picture', 'file', 'text', 'link'],
  signer: 'mentor',
  criteria: [],
  ...more,
})

/** What an activity begins with, in which every word is the house's own. */
export const defaultLadder: readonly Rung[] = [
  makeRung('watch', { signer: 'self', evidence: ['text', 'picture'], criteria: criteria('seen') }),
  makeRung('assist', { criteria: criteria('part') }),
  makeRung('support', { criteria: criteria('done', 'asked') }),
  makeRung('alone', { criteria: criteria('done', 'holds') }),
  makeRung('teach', { criteria: criteria('learned') }),
]
