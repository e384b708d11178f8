import { openNodes } from '../chat/nodes.ts'
import type { Figure } from '../figure.ts'

/** Of each of 32 people, in ms: together they write a hundred messages a second. */
const every = 320

export const figure: Figure = {
  name: 'two-nodes',
  unit: 'deliveries per CPU-second',
  aim: 0.85,
  better: 'more',
  warmUps: 6,
  about:
    'The same talk, a hundred durable messages a second to 1,000 receivers, by two nodes on PostgreSQL and Redis, 500 at each, per CPU-second of both; bare is one node on the same PostgreSQL.',
  open: () => openNodes(every),
}
