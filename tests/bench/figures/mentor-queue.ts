import type { Figure } from '../figure.ts'
import { openQueues } from '../work/queues.ts'

export const figure: Figure = {
  name: 'mentor-queue',
  unit: 'ms, the median of 100 looks',
  aim: 3,
  better: 'less',
  about:
    'What waits for a mentor among 100,000 works in 20 activities, computed anew: the hundred that wait longest, their steps, their people, and which of them were opened; bare is one prepared query by the same index, and its rows as JSON.',
  open: openQueues,
}
