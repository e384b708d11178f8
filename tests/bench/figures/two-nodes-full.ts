import { openNodes } from '../chat/nodes.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'two-nodes-full',
  unit: 'deliveries per CPU-second',
  aim: 0.85,
  better: 'more',
  warmUps: 12,
  about:
    'The same as fast as 32 people are acknowledged: what one node then commits, and writes to each reader, at once, two do in two goes.',
  open: () => openNodes(),
}
