import { describePlugin } from '../../plugins/api/testing.ts'
import { plugin } from './poll/server/index.ts'
import { states } from './poll/state.ts'

describePlugin(plugin, {
  settings: { question: 'Which gauge?', choices: ['The large one', 'The small one'] },
  steps: [
    { command: 'castVote', as: 'learner', input: { choice: 1 } },
    { command: 'castVote', as: 'mentor', input: { choice: 0 } },
    { command: 'castVote', as: 'learner', input: { choice: 0 } },
  ],
  queries: { readTally: {}, readMyVote: {} },
  states,
})
