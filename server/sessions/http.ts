import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Database } from '../database/database.ts'
import { refuse } from '../errors.ts'
import { compileInput } from '../operations/schemas.ts'
import { takeEntry } from './entry.ts'
import { findLocale } from '../people/people.ts'
import { openSession } from './sessions.ts'

const validate = compileInput(Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) }))

/**
 * `POST /api/session {code}`: exchanges the one-time code of an arrival for a bearer token, what the person came for, and
 * their language as the LMS has it. A code works once.
 */
export function mountSessions(app: FastifyInstance, database: Database, now: () => number): void {
  app.post<{ Body: { code: string } }>('/api/session', async (request, reply) => {
    validate(request.body)
    const { code } = request.body
    void reply.header('cache-control', 'no-store')
    return database.write(async (db) => {
      const entry = await takeEntry(db, code, now())
      if (!entry) throw refuse('code_spent')
      const token = await openSession(db, entry, now())
      const locale = await findLocale(db, entry.person)
      return { token, activity: entry.activity, placing: entry.placing, locale }
    })
  })
}
