import type { Kysely, Migration } from 'kysely'
import type { Static } from 'typebox'
import type { ConversationSummary, Message, MovedMessage } from './conversations.ts'
import type { FileKeeping, FileReading } from './files.ts'
import type { Download, OwnWords, WrittenConversation } from './downloads.ts'
import type { GradeChanges, Grading } from './grades.ts'
import type { Hearing } from './hearing.ts'
import type { MentoringChanging, MentoringReading } from './mentoring.ts'
import type { Audience, People, PeopleAsking } from './people.ts'
import type { Copy, Privacy } from './keeping.ts'
import type { Records } from './records.ts'
import type { GuestHalf, GuestLinks } from './guests.ts'
import type { Taking } from './handing.ts'
import type { Schedule } from './schedule.ts'
import type {
  ActivityId,
  Contract,
  ConversationId,
  CourseId,
  DownloadsOf,
  EventOf,
  FileId,
  GuestsOf,
  InputOf,
  OutputOf,
  Permission,
  PersonCard,
  PersonId,
  SettingsOf,
  TimersOf,
} from './contract.ts'

/** The activity an operation belongs to. */
export interface Activity<C extends Contract = Contract> {
  readonly id: ActivityId
  readonly course: CourseId
  readonly title: string
  readonly settings: SettingsOf<C>
  /** Who the activity is for; what is published without an audience goes to these. */
  readonly audience: Audience
}

/** The person who asks. Reading any of it makes the answer of a query personal: it is then never shared by the cache. */
export interface Actor extends PersonCard {
  readonly locale: string
}

export interface NewestPage {
  readonly limit: number
  readonly before?: { readonly at: number; readonly conversation: ConversationId }
}

/** What is looked for in titles and in what was said; of one kind only, and five at most, unless said otherwise. */
export interface SimilarTalk {
  readonly words: string
  readonly kind?: string
  readonly most?: number
}

/** Conversations as queries see them. Only what the asking person may read is found. */
export interface ConversationReading {
  /** Summaries of those the person may read, in the order asked for; the others are left out. */
  summarise(conversations: readonly ConversationId[]): Promise<ConversationSummary[]>
  /** The messages named that the person may read, oldest first; of one that is gone, its place. */
  listMessages(messages: readonly Message['id'][]): Promise<Message[]>
  /** What a conversation begins with; undefined while it is empty. Throws `not_found` outside the audience. */
  findOpening(conversation: ConversationId): Promise<Message | undefined>
  /** The conversations of the activity in which the asking person has said something, by id. */
  listWrittenIn(): Promise<ConversationId[]>
  /**
   * What somebody said in the activity by their name and is there, as far as the asking person may read it: the newest
   * first, `most` at most. What they said without a name is not among it, nor what somebody else brought here of theirs.
   */
  listSaidBy(person: PersonId, most: number): Promise<Message[]>
  /** How much of that there is by each of the people named, and since when nothing more; who said nothing is left out. */
  countSaidBy(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, { count: number; lastAt: number }>>
  /** Those of the people named who have said something in a conversation. Throws `not_found` outside the audience. */
  listWriters(conversation: ConversationId, people: readonly PersonId[]): Promise<PersonId[]>
  /** The conversations of the activity, those somebody wrote in last first; `before` is the last one of the page before, and when somebody wrote in it. */
  listNewest(page: NewestPage): Promise<ConversationSummary[]>
  /** Those of the activity that are about the same as some words, the closest first; see `SimilarTalk`. */
  findSimilar(about: SimilarTalk): Promise<ConversationId[]>
  /** A conversation to be taken along, for a download. Throws `not_found` outside the audience. */
  write(conversation: ConversationId): Promise<WrittenConversation>
}

/** What some of a conversation's audience see of it. */
export interface ConversationView {
  readonly audience: Audience
  readonly summary: ConversationSummary
}

/** What a conversation is to its activity; search finds it by its title, and leads to it. */
export interface Description {
  readonly title: string
  /** The path inside the activity that shows the conversation: `thread/<id>`. */
  readonly path: string
  /** What kind of talk it is, for those who look for one kind only. The plugin's text `kind.<kind>` is its name. */
  readonly kind?: string
}

/** Conversations as commands use them, in the name of the actor. */
export interface ConversationWriting extends ConversationReading {
  /**
   * Opens an empty conversation for an audience (by default the activity's), or for the same people as another one. Throws
   * `not_found` for a group that the actor is not in, and for a conversation that they may not read.
   */
  open(options?: { audience?: Audience } | { like: ConversationId }): Promise<ConversationId>
  /** Says something in a conversation, with uploads of the actor's own. Throws `not_found` outside the audience, `conversation_closed` when it is closed. */
  send(
    conversation: ConversationId,
    words: { markdown: string; replyTo?: Message['id']; files?: readonly FileId[]; anonymous?: boolean },
  ): Promise<Message>
  /**
   * Conversations as another person of the course reads them, for what a command tells to that person alone; undefined for
   * who is not active in the course.
   */
  as(person: PersonId): Promise<Pick<ConversationReading, 'summarise' | 'listMessages' | 'listWriters'> | undefined>
  /**
   * Who sees what of a conversation, for events that tell of it: mostly the whole audience sees one summary. With the
   * setting `postFirst`, those who have yet to say something see another one, and nothing that was said after the first message.
   */
  listViews(conversation: ConversationId): Promise<ConversationView[]>
  /**
   * Says anew whom a conversation of the activity is for, whether or not the actor is in it. Who was in it, and is not named
   * again, cannot read it any more. `noted` has it in the audit log of the course, in the actor's name or that of a mask of theirs.
   */
  setAudience(conversation: ConversationId, audience: Audience, noted?: { readonly as: PersonId }): Promise<void>
  /** Says what a conversation is called and where it is shown; to be said again when that changes. Null for nowhere any more. */
  describe(conversation: ConversationId, description: Description | null): Promise<void>
  /** Throws `muted` for an actor who may not say anything for now; for commands that let people speak other than by messages. */
  checkMaySpeak(): Promise<void>
  /**
   * Moves a message and everything that was answered below it to the end of another conversation of the activity with the
   * same audience; ids, order, reactions and files stay, and what is left in its place says where it went. Pages hear
   * `conversations.messagesMoved`. What moves to where it came from takes its place again. Throws `not_allowed` unless the
   * actor facilitates, and `too_many_to_move` for more than 20,000 messages. Answers what moved, in order.
   */
  moveBranch(message: Message['id'], to: ConversationId): Promise<MovedMessage[]>
  /** Closes a conversation for new messages, or opens it again. */
  close(conversation: ConversationId, closed: boolean, as?: PersonId): Promise<void>
}

interface Context<C extends Contract, Tables> {
  /** The plugin's own tables, named `<id>_...`; no others. */
  readonly db: Kysely<Tables>
  readonly activity: Activity<C>
  readonly actor: Actor
  /** Now, in ms. Answers of queries must not depend on it: clients count the time that passes themselves. */
  readonly now: number
  can(permission: Permission): boolean
  readonly people: People
  readonly mentoring: MentoringReading
  /**
   * Other activities of this plugin, in any course where the asking person is a member: those named that they may enter, each
   * with the context in which they read there, with the rights that they have there. What is not theirs is left out. Only for
   * queries that are `fresh`: nobody here hears what changes there.
   */
  elsewhere(activities: readonly ActivityId[]): Promise<Elsewhere<C, Tables>[]>
}

/** What a query is given: it reads one consistent snapshot, and a write in it fails. */
export interface QueryContext<C extends Contract = Contract, Tables = object> extends Context<C, Tables> {
  readonly conversations: ConversationReading
  readonly files: FileReading
}

/** Another activity of the plugin, to be read in. */
export interface Elsewhere<C extends Contract = Contract, Tables = object> {
  /** The title of its course, where the LMS tells it. */
  readonly course: string | null
  readonly context: QueryContext<C, Tables>
}

/** What a command is given: one transaction, and what leaves after its commit. */
export interface CommandContext<C extends Contract = Contract, Tables = object> extends Context<C, Tables> {
  readonly conversations: ConversationWriting
  readonly people: PeopleAsking
  readonly mentoring: MentoringChanging
  readonly files: FileKeeping
  readonly schedule: Schedule<C>
  /** Makes an id that sorts by time. */
  newId<Of extends string>(): import('./contract.ts').Id<Of>
  /** Sends an event to everybody of the audience who has the activity open, after the commit, in order, once. */
  publish<E extends keyof C['events'] & string>(event: E, data: EventOf<C, E>, to?: Audience): void
  /** Writes one line in the event log: what reports are made of. */
  record(line: Deed & { readonly as?: PersonId }): Promise<void>
  /** Whose grades this command changes; only for plugins with `grading`. */
  readonly grades: GradeChanges
  /** Links for people without an account; only for plugins with `guests`. */
  readonly guests: GuestLinks<C>
}

/** One line of the event log: the actor did `verb` to something, perhaps toward somebody. */
export interface Deed {
  /** A short verb of the plugin's choosing, as in xAPI: `voted`, `asked`. Stored as `<plugin>.<verb>`. */
  readonly verb: string
  readonly object?: string
  readonly conversation?: ConversationId
  readonly toward?: readonly PersonId[]
}

/**
 * What a timer is given when its time has come: a command's context without an actor, since nobody acts. What throws is
 * tried again after a minute, two, four... and its changes are as if they had never been.
 */
export interface TimerContext<C extends Contract = Contract, Tables = object> extends Pick<
  CommandContext<C, Tables>,
  'db' | 'activity' | 'now' | 'people' | 'mentoring' | 'schedule' | 'newId' | 'grades' | 'publish'
> {
  /** All of the activity's conversations, whomever they are for. */
  readonly conversations: Pick<
    ConversationWriting,
    'summarise' | 'listViews' | 'listWriters' | 'as' | 'listNewest' | 'open' | 'setAudience' | 'describe' | 'close'
  >
  readonly files: Pick<FileKeeping, 'describe' | 'setAudience' | 'remove'>
  readonly guests: Pick<GuestLinks<C>, 'close'>
  /** Writes a line in the event log, in the name of whom it is about. */
  record(line: Deed & { readonly actor: PersonId }): Promise<void>
}

/** The server half of a plugin. */
export interface Plugin<C extends Contract = Contract, Tables = object> extends Hearing<C, Tables> {
  readonly contract: C
  readonly queries: {
    readonly [Q in keyof C['queries']]: (
      context: QueryContext<C, Tables>,
      input: InputOf<C['queries'][Q]>,
    ) => Promise<OutputOf<C['queries'][Q]>>
  }
  readonly commands: {
    readonly [K in keyof C['commands']]: (
      context: CommandContext<C, Tables>,
      input: InputOf<C['commands'][K]>,
    ) => Promise<OutputOf<C['commands'][K]>>
  }
  /** A function for each of the contract's downloads. */
  readonly downloads?: {
    readonly [D in keyof DownloadsOf<C>]: (
      context: QueryContext<C, Tables>,
      input: InputOf<DownloadsOf<C>[D]>,
    ) => Promise<Download>
  }
  /** A function for each of the contract's timers. */
  readonly timers?: {
    readonly [T in keyof TimersOf<C>]: (
      context: TimerContext<C, Tables>,
      input: Static<TimersOf<C>[T]>,
    ) => Promise<void>
  }
  /**
   * What the asking person said in this activity that is in the plugin's own tables: theirs to take along, beside what they said
   * in conversations. Neither words of others, nor what they may not read any more. Files that they brought are added by the house.
   */
  readonly ownWords?: (context: QueryContext<C, Tables>) => Promise<readonly OwnWords[]>
  /** What people may take along, signed by the house. */
  readonly records?: Records<C, Tables>
  /** What each of the contract's kinds of guests may see and do. */
  readonly guests?: { readonly [G in keyof GuestsOf<C>]: GuestHalf<C, Tables, GuestsOf<C>[G]> }
  /** The plugin's tables, in order; the names sort (`001_threads`). A migration that has shipped never changes. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** How grades are computed, when the contract says `graded`. */
  readonly grading?: Grading<C, Tables>
  /** What becomes of talk that is handed on from another activity, when the contract says `takes`. */
  readonly taking?: Taking<QueryContext<C, Tables>, CommandContext<C, Tables>>
  readonly privacy: Privacy<Tables>
  /** What a copied activity starts with. */
  copy(copy: Copy<Tables>): Promise<void>
  /** The names of the plugin and of its settings, by language. */
  readonly texts: Readonly<Record<'en' | 'es', Readonly<Record<string, string>>>>
}

/** Gives a plugin its exact type. */
export const definePlugin = <C extends Contract, Tables = object>(plugin: Plugin<C, Tables>): Plugin<C, Tables> =>
  plugin

export type { FileKeeping, FileReading, KeptFile } from './files.ts'
export type { ActivityProgress, Grade, Grading, GradingContext, GradingProgress, LineItem } from './grades.ts'
export type { MentoringChanging, MentoringReading, PairingChange } from './mentoring.ts'
export type { AddressedGroup, Audience, People, PeopleAsking } from './people.ts'
export type {
  GuestCommandContext,
  GuestHalf,
  GuestLink,
  GuestLinks,
  GuestQueryContext,
  NewGuestLink,
} from './guests.ts'
export type { Stretch, Taking } from './handing.ts'
export type { Schedule } from './schedule.ts'
export { Refusal } from './refusal.ts'
export type { RecordChain, RecordContent, RecordPart, Records } from './records.ts'
export type { Copy, Privacy } from './keeping.ts'
