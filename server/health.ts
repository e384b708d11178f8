import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { Database } from './database/database.ts'
import { warningsAtMost } from './log.ts'

/** `GET /health`: 200 when the process lives and the database answers, else 503. */
export function mountHealth(app: FastifyInstance, database: Database): void {
  app.get('/health', { logLevel: warningsAtMost(app.log) }, async (_request, reply) => {
    const ready = await database
      .read((db) => sql`select 1`.execute(db))
      .then(
        () => true,
        () => false,
      )
    return reply.code(ready ? 200 : 503).send({ live: true, ready })
  })
}
