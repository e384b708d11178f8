import type { FastifyInstance } from 'fastify'
import type { Database } from './database/database.ts'
import { listFollowing } from './events/following.ts'
import { warningsAtMost } from './log.ts'

/** `GET /health`: 200 when the process lives and the database answers, else 503; `followed` while search and the like keep up. */
export function mountHealth(app: FastifyInstance, database: Database): void {
  /** Whether nobody who follows the log has failed: commands go on, search may be late. */
  const isFollowed = async () => (await listFollowing(database)).every(({ failures }) => failures === 0)
  app.get('/health', { logLevel: warningsAtMost(app.log) }, async (_request, reply) => {
    const followed = await isFollowed().catch(() => undefined)
    const ready = followed !== undefined
    return reply.code(ready ? 200 : 503).send({ live: true, ready, ...(ready ? { followed } : {}) })
  })
}
