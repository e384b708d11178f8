import { describePlugin } from '../../../api/testing.ts'
import { plugin } from '../../server/index.ts'
import { states } from '../../state.ts'

describePlugin(plugin, {
  steps: [
    {
      command: 'startThread',
      as: 'learner',
      input: { title: 'Pressure drops only in the mornings', markdown: 'Where do I start?' },
    },
    {
      command: 'rename',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, title: 'Pressure drops at seven' }),
    },
    {
      command: 'pin',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, pinned: true }),
    },
    { command: 'close', as: 'learner', input: ({ startThread }) => ({ thread: startThread.thread.id, closed: true }) },
    {
      command: 'pin',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, pinned: false }),
    },
  ],
  queries: {
    listThreads: {},
    readThread: ({ startThread }) => ({ thread: startThread.thread.id }),
  },
  states,
})
