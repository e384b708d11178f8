import type { FastifyBaseLogger } from 'fastify'
import { makePlacements, type Placements } from './activities/placing.ts'
import { makeArrivals } from './arrivals/admit.ts'
import type { Arrivals } from './arrivals/arrival.ts'
import type { Configuration } from './configuration.ts'
import type { Database } from './database/database.ts'
import { openDelivery, type GradeDelivery } from './grades/delivery.ts'
import { openFiles, type HouseFiles } from './files/house-files.ts'
import type { JoinBus } from './live/nodes/bus.ts'
import { openLive, type Live } from './live/live.ts'
import { hearingOf, type Hearing } from './mentoring/hearing.ts'
import { joiningRedis } from './live/nodes/redis-bus.ts'
import { makeDoor, type Enter } from './operations/visit.ts'
import { copyFiller } from './plugins/copy.ts'
import { featureOf } from './plugins/feature.ts'
import { openFollowers, type Followers } from './events/followers.ts'
import { listFollowers } from './events/list.ts'
import type { Plugins } from './plugins/find.ts'
import { openSchedule, type Schedule } from './schedule/schedule.ts'
import { timersOf } from './schedule/timers.ts'

/** What the house stands on. */
export interface Ground {
  readonly configuration: Configuration
  readonly database: Database
  readonly plugins: Plugins
  readonly log: FastifyBaseLogger
  readonly now: () => number
}

/** The house without its addresses: what routes, adapters and commands are built from. */
export interface House extends Ground {
  /** The door of every activity. */
  readonly enter: Enter
  readonly live: Live
  readonly files: HouseFiles
  readonly arrivals: Arrivals
  readonly placements: Placements
  readonly grades: GradeDelivery
  readonly schedule: Schedule
  readonly followers: Followers
  readonly hearing: Hearing
}

export function makeHouse(ground: Ground): House {
  const { configuration, database, plugins, log, now } = ground
  // Delivery and the door need each other: who may enter depends on how far the course's room has moved on.
  const enter = makeDoor({ database, positions: (rooms) => live.positions(rooms), now })
  const live: Live = openLive({ database, enter, join: joinBus(configuration, log), now, log, url: configuration.url })
  const features = [...plugins.values()].map(featureOf)
  const followers = openFollowers({ database, followers: listFollowers(features), log, now })
  const arrivals = makeArrivals({ database, live, followers, fillCopy: copyFiller(plugins, now), now })
  const grades = openDelivery({ database, plugins, live, log, now })
  const [timers, hearing] = [timersOf(features), hearingOf(features)]
  const schedule = openSchedule({ database, live, grades, followers, timers, hearing, log, now })
  const files = openFiles({ configuration, database, now })
  const placements = makePlacements({ database, plugins, now })
  return { ...ground, enter, live, files, arrivals, placements, grades, schedule, followers, hearing }
}

const joinBus = ({ redis, secret }: Configuration, log: FastifyBaseLogger): JoinBus | undefined =>
  redis === undefined ? undefined : joiningRedis({ url: redis, secret, log })
