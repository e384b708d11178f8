import type { Arrivals } from '../../server/arrivals/arrival.ts'
import type { Ltijs } from '../ltijs/adapter.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import type { Placements } from '../../server/activities/placing.ts'
import type { RosterFetcher } from '../services/roster.ts'
import type { LtiDatabase } from '../tables.ts'
import type { Keysets } from './keysets.ts'

/** What the routes of the front door work with. */
export interface Door {
  /** The public address, without a slash at the end. */
  readonly home: string
  readonly database: LtiDatabase
  readonly arrivals: Arrivals
  readonly placements: Placements
  readonly outgoing: Outgoing
  readonly keysets: Keysets
  readonly ltijs: Ltijs
  readonly rosters: RosterFetcher
  now(): number
}
