import type { Bench, Unmeasured } from '../figure.ts'
import { openFanout } from './fanout.ts'
import { findNodesGround } from './grounds.ts'

/**
 * Two nodes on PostgreSQL and Redis, with half of a thousand receivers at each, beside one on the same PostgreSQL. People write as
 * fast as they are acknowledged, or each every so many ms.
 */
export async function openNodes(every?: number): Promise<Bench | Unmeasured> {
  const ground = await findNodesGround()
  if ('unmeasured' in ground) return ground
  const single = await findNodesGround()
  if ('unmeasured' in single) return single
  const { database, redis } = ground
  const node = { database, redis }
  const two = await openFanout([node, node], every)
  const one = await openFanout([{ database: single.database }], every)
  return {
    ours: () => two.run(),
    bare: () => one.run(),
    async close() {
      await Promise.all([two.stop(), one.stop()])
      await Promise.all([ground.remove(), single.remove()])
    },
  }
}
