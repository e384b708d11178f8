import type { Static } from 'typebox'
import type {
  Contract,
  DownloadsOf,
  FileId,
  GuestContract,
  GuestsOf,
  InputOf,
  OutputOf,
  PersonId,
  Role,
  SettingsOf,
  TimersOf,
} from '../../../plugins/api/contract.ts'
import type { States } from '../../../plugins/api/state.ts'

/** What the steps before answered, by the name of their command: the latest answer of each. */
export type Answers<C extends Contract> = { readonly [K in keyof C['commands'] & string]: OutputOf<C['commands'][K]> }

/** The id of one of the example's uploads. */
export type FileNamed = (name: string) => FileId

/** The id of the person with that role. */
export type PersonWho = (role: Role) => PersonId

/** One command of an example, and who gives it. */
export type Step<C extends Contract> = {
  [K in keyof C['commands'] & string]: {
    readonly command: K
    readonly as: Role
    readonly input:
      | InputOf<C['commands'][K]>
      | ((answers: Answers<C>, fileNamed: FileNamed, personWho: PersonWho) => InputOf<C['commands'][K]>)
  }
}[keyof C['commands'] & string]

/** How somebody of the house hands out a link, and what the guest who has it asks and answers. */
export interface GuestVisit<C extends Contract, G extends GuestContract> {
  /** The command that makes a link, given after all steps; `hash` is that of its secret. */
  readonly invite: {
    [K in keyof C['commands'] & string]: {
      readonly command: K
      readonly as: Role
      readonly input: (answers: Answers<C>, hash: string) => InputOf<C['commands'][K]>
    }
  }[keyof C['commands'] & string]
  readonly queries: { readonly [Q in keyof G['queries']]: InputOf<G['queries'][Q]> }
  readonly commands: {
    readonly [K in keyof G['commands']]:
      | InputOf<G['commands'][K]>
      | ((answers: Answers<C>) => InputOf<G['commands'][K]>)
  }
}

/** A short life of an activity, in which every command is given at least once. */
export interface Example<C extends Contract> {
  /** By default the defaults of the contract. */
  readonly settings?: Partial<SettingsOf<C>>
  /** Uploads that steps use, by names such as `photo.jpg`: who brings them, and what is in them. */
  readonly files?: Readonly<Record<string, { readonly as: Role; readonly content: string | Buffer }>>
  readonly steps: readonly Step<C>[]
  /** What each query is asked, once all steps are done; a function gets their answers. */
  readonly queries: {
    readonly [Q in keyof C['queries'] & string]:
      | InputOf<C['queries'][Q]>
      | ((answers: Answers<C>) => InputOf<C['queries'][Q]>)
  }
  /** What each download is asked, likewise; needed when the contract has downloads. */
  readonly downloads?: {
    readonly [D in keyof DownloadsOf<C> & string]:
      | InputOf<DownloadsOf<C>[D]>
      | ((answers: Answers<C>) => InputOf<DownloadsOf<C>[D]>)
  }
  /** What each timer is given when it runs, once all steps are done; needed when the contract has timers. */
  readonly timers?: {
    readonly [T in keyof TimersOf<C> & string]:
      | Static<TimersOf<C>[T]>
      | ((answers: Answers<C>) => Static<TimersOf<C>[T]>)
  }
  /** A visit of each kind of guest, once all steps are done; needed when the contract has guests. */
  readonly guests?: { readonly [G in keyof GuestsOf<C> & string]: GuestVisit<C, GuestsOf<C>[G]> }
  /** The reducers of the client half, which are held against the server. */
  readonly states: States<C>
}
