import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { ActivityId } from '../../plugins/api/contract.ts'
import type { Database } from '../database/database.ts'
import type { Visit } from '../operations/visit.ts'
import type { JoinBus } from './nodes/bus.ts'
import type { Perform } from './ways/commanding.ts'
import { Listeners } from './listeners.ts'
import { openNumbers } from './numbers.ts'
import type { Positions } from './positions.ts'
import type { Frame } from './publication.ts'
import type { Room } from './rooms.ts'
import { mountLive } from './ways/socket.ts'

/** Delivers what was committed, and what is true only now, to everybody who has it open. */
export interface Live {
  /** Delivers after the commit; to be called in the order of the commits. One write per connection and turn of the event loop. */
  deliver(frames: readonly Frame[]): void
  /** The last committed numbers: from memory on SQLite, where all commits pass here, else from the database. */
  positions(rooms: readonly Room[]): Promise<Positions>
  /** Sends something that is not stored (typing, presence) to everybody in the rooms who keeps up, once each. */
  whisper(rooms: readonly Room[], event: string, data: unknown): void
  /** Adds `GET /live`; see contract.ts for what is said there. `perform` carries out what pages command. */
  routes(app: FastifyInstance, perform: Perform): Promise<void>
  /** Says goodbye to everybody. */
  close(): Promise<void>
}

export interface LiveParts {
  readonly database: Database
  /** The door: throws a Refusal when the token is not good, or not for this activity. */
  readonly enter: (token: string, activity: ActivityId) => Promise<Visit>
  readonly now: () => number
  readonly log: Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>
  /** Our public address; pages from elsewhere are not let in. */
  readonly url: string
  /** How the nodes of the installation hear of each other; undefined where one is alone, or they have no bus. */
  readonly join?: JoinBus | undefined
  readonly pace?: Partial<Pace>
}

/** How patient delivery is, in ms. */
export interface Pace {
  /** For the first message of a connection. */
  readonly hello: number
  /** Between two questions whether a connection is alive. */
  readonly beat: number
  /** With a reader that takes nothing. */
  readonly patience: number
  /** With somebody who has no connection any more, before they count as gone. */
  readonly grace: number
  /** Between two looks for what other nodes committed, while nothing is heard of them. */
  readonly look: number
  /** Between two changes of presence that are told, and between two looks at who may still be in a course. */
  readonly pause: number
}

const usual: Pace = { hello: 10_000, beat: 25_000, patience: 30_000, grace: 5000, look: 1000, pause: 1000 }

export function openLive({ database, enter, join, log, url, pace: wished }: LiveParts): Live {
  const pace = { ...usual, ...wished }
  const numbers = openNumbers(database)
  const listeners = new Listeners({ database, numbers, enter, join, log, pace })
  return {
    deliver(frames) {
      numbers.note(frames)
      listeners.deliver(frames)
    },
    positions: (rooms) => numbers.read(rooms),
    whisper: (rooms, event, data) => listeners.whisper(rooms, event, data),
    routes: (app, perform) => mountLive(app, { listeners, enter, perform, log, url, pace }),
    close: () => listeners.close(),
  }
}
