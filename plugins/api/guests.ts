import type {
  Contract,
  FileCard,
  FileId,
  GuestContract,
  GuestsOf,
  InputOf,
  LinkId,
  OutputOf,
  PersonId,
} from './contract.ts'
import type { FileKeeping } from './files.ts'
import type { Audience, QueryContext, TimerContext } from './server.ts'

/** A link for somebody without an account, as the plugin that made it sees it. */
export interface GuestLink {
  readonly id: LinkId
  /** What it is for, in the plugin's own words: the id of one thing. */
  readonly key: string
  /** Whom it was sent to, as whoever made it wrote it. */
  readonly address: string
  /** Null once that person was erased. */
  readonly madeBy: PersonId | null
  /** Until when it works, in ms. */
  readonly until: number
}

export interface NewGuestLink extends Pick<GuestLink, 'key' | 'address' | 'until'> {
  /** Of the secret that the page made; see `LinkHash`. */
  readonly hash: string
}

/** Links of the plugin in this activity. */
export interface GuestLinks<C extends Contract = Contract> {
  /** Throws `invalid_input` for one that would work longer than ninety days, or not at all. */
  open(guest: keyof GuestsOf<C> & string, link: NewGuestLink): Promise<LinkId>
  /** From now on they open nothing. Those that were used, or are over, are no error. */
  close(links: readonly LinkId[]): Promise<void>
}

interface WithLink {
  readonly guest: GuestLink
}

/** What a guest's query is given: no actor, since nobody is there whom the house knows. */
export interface GuestQueryContext<C extends Contract = Contract, Tables = object>
  extends Pick<QueryContext<C, Tables>, 'db' | 'activity' | 'now' | 'people' | 'mentoring'>, WithLink {
  /** Cards of files that the plugin keeps here, in the order named. */
  readonly files: Pick<QueryContext['files'], 'describe'> & { list(files: readonly FileId[]): Promise<FileCard[]> }
}

/** Files as a guest's command uses them. */
export interface GuestFileKeeping extends Pick<FileKeeping, 'describe' | 'setAudience' | 'remove'> {
  /**
   * Keeps what came by this link, for an audience; what no command keeps is gone with the answer. From then on it is a file
   * of the person `of`, whom it tells of: it is exported and erased with theirs. Throws `file_not_yours` unless all of them
   * came by this link.
   */
  keep(files: readonly FileId[], whose: { readonly of: PersonId; readonly audience: Audience }): Promise<FileCard[]>
}

/** What a guest's command is given: what a timer is given, and the link. One transaction, which also spends the link. */
export interface GuestCommandContext<C extends Contract = Contract, Tables = object>
  extends Omit<TimerContext<C, Tables>, 'files'>, WithLink {
  readonly files: GuestFileKeeping
}

/** What a plugin does for one kind of guest. */
export interface GuestHalf<C extends Contract, Tables, G extends GuestContract> {
  readonly queries: {
    readonly [Q in keyof G['queries']]: (
      context: GuestQueryContext<C, Tables>,
      input: InputOf<G['queries'][Q]>,
    ) => Promise<OutputOf<G['queries'][Q]>>
  }
  readonly commands: {
    readonly [K in keyof G['commands']]: (
      context: GuestCommandContext<C, Tables>,
      input: InputOf<G['commands'][K]>,
    ) => Promise<OutputOf<G['commands'][K]>>
  }
  /** Which of the files that the plugin keeps the link opens now; asked anew each time that one is opened. */
  listFiles(context: GuestQueryContext<C, Tables>): Promise<readonly FileId[]>
}
