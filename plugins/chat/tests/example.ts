import type { Example } from '../../api/testing.ts'
import type { contract } from '../contract.ts'
import { states } from '../state.ts'

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: { purpose: 'What comes up between two visits.' },
  steps: [
    { command: 'openRoom', as: 'learner', input: {} },
    { command: 'openRoom', as: 'mentor', input: {} },
  ],
  queries: { readRoom: {} },
  states,
}
