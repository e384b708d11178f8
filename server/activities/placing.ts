import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import type { ActivityId } from '../../plugins/api/contract.ts'
import type { LineItem } from '../../plugins/api/grades.ts'
import type { Database } from '../database/database.ts'
import { refuse } from '../errors.ts'
import { listLineItems, ownLineItem } from '../grades/computing.ts'
import { bearerOf } from '../operations/http.ts'
import { compileInput } from '../operations/schemas.ts'
import { findReader, type Reader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import type { Plugins } from '../plugins/find.ts'
import { findSession } from '../sessions/sessions.ts'
import { createActivity } from './activities.ts'
import { SetUp } from './contract.ts'
import { checkSetUp, listOffers } from './set-up.ts'

/** An activity that was just made, to be placed in the LMS by a link. */
export interface Placed {
  readonly activity: ActivityId
  readonly title: string
  /** The column that the LMS is asked to keep for it; null when it is not graded. */
  readonly lineItem: LineItem | null
}

/** Makes activities for designers who are in the LMS's picker, where no activity is open yet. */
export interface Placements {
  /** Throws `not_signed_in`, `not_allowed`, or `invalid_input` with the path of the fault. `setUp` is unchecked. */
  create(token: string, setUp: unknown): Promise<Placed>
}

interface Parts {
  readonly database: Database
  readonly plugins: Plugins
  readonly now: () => number
}

const validate: (value: unknown) => asserts value is Static<typeof SetUp> = compileInput(SetUp)

export function makePlacements(parts: Parts): Placements {
  const { database, plugins, now } = parts
  return {
    async create(token, setUp) {
      const designer = await readDesigner(parts, token)
      validate(setUp)
      const checked = checkSetUp(plugins, setUp)
      return database.write(async (db) => {
        const { course } = designer
        const activity = await createActivity(db, { course, ...checked }, now())
        const made = { id: activity, course, title: checked.title, settings: checked.settings }
        const lineItems = await listLineItems(db, plugins.get(checked.plugin), made)
        return { activity, title: checked.title, lineItem: lineItems.find(({ key }) => key === ownLineItem) ?? null }
      })
    },
  }
}

/** `GET /api/offers`: the plugins a designer can choose from, in the LMS's picker. */
export function mountOffers(app: FastifyInstance, parts: Parts): void {
  app.get('/api/offers', async (request) => {
    await readDesigner(parts, bearerOf(request))
    return listOffers(parts.plugins)
  })
}

async function readDesigner({ database, now }: Parts, token: string): Promise<Reader> {
  const reader = await database.read(async (db) => {
    const session = await findSession(db, token, now())
    return session && findReader(db, session.course, session.person)
  })
  if (!reader) throw refuse('not_signed_in')
  if (!may(reader.role, 'design')) throw refuse('not_allowed')
  return reader
}
