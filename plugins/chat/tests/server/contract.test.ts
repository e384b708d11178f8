import { describePlugin } from '../../../api/testing.ts'
import { plugin } from '../../server/index.ts'
import { states } from '../../state.ts'

describePlugin(plugin, {
  settings: { purpose: 'What comes up between two visits.' },
  steps: [
    { command: 'openRoom', as: 'learner', input: {} },
    { command: 'openRoom', as: 'mentor', input: {} },
  ],
  queries: { readRoom: {} },
  states,
})
