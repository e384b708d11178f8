import type { FastifyInstance } from 'fastify'
import type { Database } from './database/database.ts'
import { removeOldDrafts } from './conversations/drafts.ts'
import { removeOldFrames } from './live/pruning.ts'
import { removeOldAnswered } from './operations/answered-commands.ts'
import { removeEndedSessions } from './sessions/sessions.ts'

const hour = 60 * 60 * 1000

/** Once an hour, and at the start, removes what nobody can ask for any more. */
export function startUpkeep(app: FastifyInstance, { database, now }: { database: Database; now: () => number }): void {
  const tidy = () =>
    database
      .write(async (db) => {
        await removeEndedSessions(db, now())
        await removeOldAnswered(db, now())
        await removeOldFrames(db, now())
        await removeOldDrafts(db, now())
      })
      .catch((error: unknown) => app.log.error({ err: error }, 'Upkeep failed; it is tried again in an hour.'))
  const timer = setInterval(() => void tidy(), hour)
  timer.unref()
  app.addHook('onReady', async () => void tidy())
  app.addHook('onClose', async () => clearInterval(timer))
}
