import type { FastifyInstance } from 'fastify'
import { addPlacing } from '../services/placing.ts'
import { addRegistration } from '../services/registration.ts'
import type { Door } from './door.ts'
import { readForms } from './fields.ts'
import { addKeys } from './keys.ts'
import { addLaunch } from './launch.ts'
import { addLogin } from './login.ts'
import { removeExpired } from './logins.ts'
import { addRemembering } from './remembering.ts'

const everyTenMinutes = 10 * 60 * 1000

/** Every route of the front door. */
export async function addRoutes(app: FastifyInstance, door: Door): Promise<void> {
  readForms(app)
  addLogin(app, door)
  addRemembering(app, door)
  addLaunch(app, door)
  addKeys(app, door)
  addPlacing(app, door)
  addRegistration(app, door)
  startUpkeep(app, door)
}

function startUpkeep(app: FastifyInstance, { database, now }: Door): void {
  const tidy = () =>
    database
      .write((db) => removeExpired(db, now()))
      .catch((error: unknown) => app.log.error({ err: error }, 'Old logins could not be removed; it is tried again.'))
  const timer = setInterval(() => void tidy(), everyTenMinutes)
  timer.unref()
  app.addHook('onClose', async () => clearInterval(timer))
}
