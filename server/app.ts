import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { activityFeature } from './activities/feature.ts'
import { mountOffers } from './activities/placing.ts'
import { conversationsFeature } from './conversations/feature.ts'
import { openDownloads } from './downloads/catalogue.ts'
import { downloadsFeature } from './downloads/feature.ts'
import { mountZips } from './downloads/route.ts'
import { mountErrorReplies, replyWithError } from './error-replies.ts'
import { filesFeature } from './files/feature.ts'
import { mountFiles } from './files/routes.ts'
import { mountHealth } from './health.ts'
import { startFollowers } from './events/followers.ts'
import { groupsFeature } from './groups/feature.ts'
import { gradesFeature } from './grades/feature.ts'
import { mountGuests } from './guests/routes.ts'
import { handingFeature } from './handing/feature.ts'
import type { House } from './house.ts'
import { Catalogue } from './operations/catalogue.ts'
import { mentoringFeature } from './mentoring/feature.ts'
import { moderationFeature } from './moderation/feature.ts'
import type { Feature } from './operations/feature.ts'
import { mountOperations } from './operations/http.ts'
import { makeOperations } from './operations/operations.ts'
import { mountPages } from './pages.ts'
import type { Part } from './part.ts'
import { peopleFeature } from './people/feature.ts'
import { featureOf } from './plugins/feature.ts'
import { guestDoorsOf } from './plugins/guests.ts'
import { recordsFeature } from './records/feature.ts'
import { mountRecordKeys } from './records/keys.ts'
import { searchFeature } from './search/feature.ts'
import { startSchedule } from './schedule/schedule.ts'
import { mountSessions } from './sessions/http.ts'
import { newReference } from './references.ts'
import { limitSlowRequests } from './slow-requests.ts'
import { startUpkeep } from './upkeep.ts'

export interface AppParts {
  readonly house: House
  /** The adapters at the edge: LTI. */
  readonly parts: readonly Part[]
  /** The folder that the client was built into. */
  readonly pages: string
}

const mebibyte = 1024 * 1024

/** How long a request may take to arrive, in ms, and how long one that brings a file by a bad line. */
const slowestRequest = 60_000
const slowestFile = 60 * 60_000

/** The whole application, every route of it, and no port: `listen` is the caller's. Closing it finishes what it acknowledged. */
export async function buildApp({ house, parts, pages }: AppParts): Promise<FastifyInstance> {
  const { configuration, database, plugins, live, files, enter, log, now, grades } = house
  const app = openApp(log, configuration)
  const [core, brought] = [listFeatures(house), [...plugins.values()].map(featureOf)]
  const downloads = openDownloads([core, brought], configuration.secret)
  const catalogue = new Catalogue([...core, downloadsFeature(downloads)], brought)
  const { followers, hearing } = house
  const limited = configuration.limits !== 'off'
  const operations = makeOperations({ database, live, catalogue, grades, hearing, followers, now, limited })
  mountOperations(app, operations, enter)
  mountSessions(app, database, now)
  mountOffers(app, { database, plugins, now })
  await mountFiles(app, files, enter)
  await mountGuests(app, house, guestDoorsOf(plugins))
  mountZips(app, files, downloads)
  mountHealth(app, database)
  mountRecordKeys(app, house)
  for (const part of parts) await app.register(async (scope) => part.routes(scope))
  await mountPages(app, { folder: pages, configuration, parts, plugins })
  await live.routes(app, (visit, { feature, name, input = {}, key }) =>
    operations.command({ visit, feature, name }, input, key),
  )
  app.addHook('preClose', () => live.close())
  const gradebooks = parts.flatMap(({ gradebook }) => gradebook ?? [])
  app.addHook('onReady', async () => grades.start(gradebooks))
  app.addHook('preClose', () => grades.close())
  startUpkeep(app, { database, files, now })
  startSchedule(app, house.schedule)
  startFollowers(app, house.followers)
  return app
}

/** What the core offers in every activity. */
const listFeatures = (house: House): Feature[] => [
  conversationsFeature(house.plugins),
  mentoringFeature,
  moderationFeature,
  filesFeature(house.files),
  peopleFeature,
  groupsFeature,
  activityFeature(house.plugins),
  gradesFeature(house.plugins),
  searchFeature(house.plugins),
  handingFeature(house.plugins),
  recordsFeature(house),
]

/** An application that answers nothing yet, but says what is wrong in our words. */
function openApp(log: FastifyBaseLogger, { trustedProxies }: House['configuration']): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    ...(trustedProxies && { trustProxy: [...trustedProxies] }),
    bodyLimit: mebibyte,
    forceCloseConnections: 'idle',
    genReqId: newReference,
    // Addresses that cannot be read are refused before any handler is known.
    frameworkErrors: (error, request, reply) => void replyWithError(error, request, reply),
    requestTimeout: slowestFile,
  })
  mountErrorReplies(app)
  limitSlowRequests(app, slowestRequest)
  return app
}
