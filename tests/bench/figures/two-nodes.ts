import { openFanout } from '../chat/fanout.ts'
import { findNodesGround } from '../chat/grounds.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'two-nodes',
  unit: 'deliveries per CPU-second',
  aim: 0.85,
  better: 'more',
  warmUps: 12,
  about:
    'Durable chat to 1,000 receivers by two nodes on PostgreSQL and Redis, 500 at each, per CPU-second of both; bare is one node on the same PostgreSQL.',
  async open() {
    const ground = await findNodesGround()
    if ('unmeasured' in ground) return ground
    const single = await findNodesGround()
    if ('unmeasured' in single) return single
    const { database, redis } = ground
    const two = await openFanout([
      { database, redis },
      { database, redis },
    ])
    const one = await openFanout([{ database: single.database }])
    return {
      ours: () => two.run(),
      bare: () => one.run(),
      async close() {
        await Promise.all([two.stop(), one.stop()])
        await Promise.all([ground.remove(), single.remove()])
      },
    }
  },
}
