import type { FastifyInstance } from 'fastify'
import { removeOldDrafts } from './conversations/talking/drafts.ts'
import { tidyFiles } from './files/upkeep.ts'
import { removeOldLinks } from './guests/links.ts'
import { dropOldUploads } from './guests/uploads.ts'
import type { House } from './house.ts'
import { removeOldFrames } from './live/pruning.ts'
import { removeOldAnswered } from './operations/answered-commands.ts'
import { removeEndedSessions } from './sessions/sessions.ts'

const hour = 60 * 60 * 1000

/** Once an hour, and at the start, removes what nobody can ask for any more. */
export function startUpkeep(
  app: FastifyInstance,
  { database, files, now }: Pick<House, 'database' | 'files' | 'now'>,
): void {
  let closing = false
  const tidy = async () => {
    await database.write(async (db) => {
      await removeEndedSessions(db, now())
      await removeOldAnswered(db, now())
      await removeOldFrames(db, now())
      await removeOldDrafts(db, now())
      await dropOldUploads(db, now())
      await removeOldLinks(db, now())
    })
    await tidyFiles(files)
  }
  const attempt = () =>
    tidy().catch((error: unknown) => {
      if (!closing) app.log.error({ err: error }, 'Upkeep failed; it is tried again in an hour.')
    })
  const timer = setInterval(() => void attempt(), hour)
  timer.unref()
  app.addHook('onReady', async () => void attempt())
  app.addHook('onClose', async () => {
    closing = true
    clearInterval(timer)
  })
}
