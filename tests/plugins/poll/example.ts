import type { Example } from '../../../plugins/api/testing.ts'
import type { contract } from './contract.ts'
import { states } from './state.ts'

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: { question: 'Which gauge?', choices: ['The large one', 'The small one'] },
  steps: [
    { command: 'castVote', as: 'learner', input: { choice: 1 } },
    { command: 'castVote', as: 'mentor', input: { choice: 0 } },
    { command: 'castVote', as: 'learner', input: { choice: 0 } },
  ],
  queries: { readTally: {}, readMyVote: {} },
  states,
}
