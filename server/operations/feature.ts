import type { Kysely } from 'kysely'
import type { Download } from '../../plugins/api/downloads.ts'
import type {
  CommandContract,
  Contract,
  DownloadsOf,
  InputOf,
  OutputOf,
  PersonId,
  QueryContract,
} from '../../plugins/api/contract.ts'
import type { Audience, PairingChange } from '../../plugins/api/server.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import type { Dialect } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { Reader } from '../people/reader.ts'

/** A contract as operations see it: the core's own have no settings. */
export type FeatureContract = Pick<Contract, 'id' | 'queries' | 'commands' | 'events' | 'timers' | 'downloads'>

/** Who asks, where, and when. */
export interface Scope {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  readonly reader: Reader
  readonly activity: PlacedActivity
  readonly now: number
}

/** A scope in which things change. Everything published leaves after the commit. */
export interface CommandScope extends Scope {
  /** `to` is the activity's audience when left out. `event` is `<feature>.<event>`. */
  publish(event: string, data: unknown, to?: Audience): void
  /** To people by name, or by a mask that they wear: then to who wears it. */
  publishToPeople(event: string, data: unknown, people: readonly PersonId[]): void
  /** Tells an audience of another activity of the course. */
  publishIn(activity: PlacedActivity, event: string, data: unknown, to: Audience): void
  /** Tells everybody in the course, whatever they have open. */
  publishToCourse(event: string, data: unknown): void
  /** Whether people's pace is kept: see conversations/paces.ts. */
  readonly limited: boolean
  /** A number of the course's room that was committed before; undefined where nobody came through the door. */
  readonly courseSeq?: number | undefined
  /** These people's grades in the activity have to be computed anew. */
  changeGrades(people: readonly PersonId[]): void
  /** Every activity of the course whose plugin hears of pairs does what follows from this one, in this transaction. */
  tellPaired(change: PairingChange): Promise<void>
}

/** What somebody takes along, as of one snapshot. */
export type DownloadHandler = (scope: Scope, input: never) => Promise<Download>
export type QueryHandler = (scope: Scope, input: never) => Promise<unknown>
export type CommandHandler = (scope: CommandScope, input: never) => Promise<unknown>
/** What is done at a time is done in nobody's name: the scope's reader is the house itself. */
export type TimerHandler = (scope: CommandScope, input: never) => Promise<void>
/** What an activity does when somebody's mentor is another: in nobody's name, too. */
export type PairedHandler = (scope: CommandScope, change: PairingChange) => Promise<void>

/** Operations under one name: a part of the core, or a plugin. */
export interface Feature {
  readonly contract: FeatureContract
  readonly queries: Readonly<Record<string, QueryHandler>>
  readonly commands: Readonly<Record<string, CommandHandler>>
  readonly downloads?: Readonly<Record<string, DownloadHandler>>
  readonly timers?: Readonly<Record<string, TimerHandler>>
  readonly paired?: PairedHandler | undefined
}

type Handler<S, O extends QueryContract | CommandContract> = (scope: S, input: InputOf<O>) => Promise<OutputOf<O>>

/** Ties handlers to a contract of the core, typed by it. */
export function defineFeature<const C extends FeatureContract>(feature: {
  readonly contract: C
  readonly queries: { readonly [Q in keyof C['queries']]: Handler<Scope, C['queries'][Q]> }
  readonly commands: { readonly [K in keyof C['commands']]: Handler<CommandScope, C['commands'][K]> }
  readonly downloads?: {
    readonly [D in keyof DownloadsOf<C>]: (scope: Scope, input: InputOf<DownloadsOf<C>[D]>) => Promise<Download>
  }
}): Feature {
  return feature
}
