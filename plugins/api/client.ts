import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { Drafts } from '../../client/connection/drafts.ts'
import type { Outbox } from '../../client/connection/outbox.ts'
import '../../client/elements/actions-menu.ts'
import '../../client/elements/app-icon.ts'
import '../../client/elements/people/avatar-stack.ts'
import '../../client/elements/conversation/conversation-view.ts'
import '../../client/elements/empty-place.ts'
import '../../client/elements/error-card.ts'
import '../../client/elements/kind-line.ts'
import '../../client/elements/composer/message-composer.ts'
import '../../client/elements/people/person-avatar.ts'
import '../../client/elements/people/person-name.ts'
import '../../client/elements/relative-time.ts'
import '../../client/elements/conversation/reading/since-line.ts'
import '../../client/elements/skeleton-lines.ts'
import type { contract as conversations } from '../../server/conversations/contract.ts'
import type { contract as files } from '../../server/files/contract.ts'
import type { contract as handing } from '../../server/handing/contract.ts'
import type { contract as moderation } from '../../server/moderation/contract.ts'
import type { contract as people } from '../../server/people/contract.ts'
import type {
  ActivityId,
  Contract,
  ConversationId,
  DownloadsOf,
  FileCard,
  FileId,
  Hearers,
  InputOf,
  OutputOf,
  Permission,
  PersonCard,
  PersonId,
  SettingsOf,
} from './contract.ts'
import type { ConversationSummary, Standing } from './conversations.ts'
import type { AskAgain, EventsFor, FeatureContract, Reducers } from './state.ts'
import type { Going, Presence } from './visit.ts'
import { inTime } from '../../client/in-time.ts'

// What a plugin may draw with, beside the elements above: the house's styles and its ways of saying things.
export { hashOf } from '../../client/address.ts'
export { newKey } from '../../client/connection/key.ts'
export { startDownload } from '../../client/connection/download.ts'
export { onDevice } from '../../client/connection/storage.ts'
export type { ActionItem } from '../../client/elements/actions-menu.ts'
export { findFollow, listFollowParts } from '../../client/elements/conversation/reading/following.ts'
export { tendConversation } from '../../client/elements/conversation/tending/tend-conversation.ts'
export { maskStyles, renderMaskChoice } from '../../client/elements/conversation/writing/mask.ts'
export { Trays } from '../../client/elements/conversation/writing/trays.ts'
export { Audience } from '../../client/elements/conversation/talk/people.ts'
export { ReadPositions } from '../../client/elements/conversation/reading/read-positions.ts'
export { emit, type ElementEvents } from '../../client/elements/events.ts'
export { icon, type IconName } from '../../client/elements/icons.ts'
export { EachMinute } from '../../client/elements/minute.ts'
export type { FindPeople } from '../../client/elements/composer/mention-completion.ts'
export { nameStyles, renderName } from '../../client/elements/people/person-name.ts'
export { askQuietHours, isQuietAt, watchQuietHours, type QuietHours } from '../../client/elements/people/quiet-hours.ts'
export { callName, nameOf, roleWord } from '../../client/elements/people/names.ts'
export { excerptOf } from '../../client/elements/message/excerpt.ts'
export type { MessageExtras } from '../../client/elements/message/message-actions.ts'
export { chooseFiles, listBrought } from '../../client/elements/composer/bringing-files.ts'
export type { FindPerson, KindPart, MessageAction, ThreadSummary } from '../../client/elements/types.ts'
export { announce, openPath, showInHead, showToast, tellWaiting } from '../../client/shell-events.ts'
export { buttons, fields, ground } from '../../client/styles/shared.ts'
export { sayClock, sayDay, sayExactly, sayList, sayNewSince, sayUntil, sayWhen } from '../../client/texts/dates.ts'
export { inTime }
export { loadAsked } from '../../client/load-asked.ts'
export { makeTexts } from '../../client/texts/make-texts.ts'
export { sayFailure } from '../../client/texts/failure.ts'
export type { ActivityPage, Greeting, RefusalTexts } from './page.ts'
export type { Presence } from './visit.ts'
export { defineStates, type EventsFor, type FeatureContract, type Reducers, type States } from './state.ts'
export type { Drafts, Outbox }

// What nobody sees on a first screen comes after it, for whoever draws with it.
void inTime(() => import('../../client/elements/later.ts'))()

/** An answer that stays true: it is read once, follows events, and is read again after a long cut. */
export interface Watched<State> {
  /** Undefined until the first answer. */
  readonly state: State | undefined
  /** Why the last reading failed; undefined while all is well. */
  readonly failure: Error | undefined
  /** Reads again, after a failure. */
  reload(): void
  stop(): void
}

/** The operations of a plugin, or of a part of the core. */
export interface FeatureClient<C extends FeatureContract = FeatureContract> {
  /** Asks once. Rejects with a Refusal whose message a person may read. */
  query<Q extends keyof C['queries'] & string>(
    name: Q,
    input: InputOf<C['queries'][Q]>,
  ): Promise<OutputOf<C['queries'][Q]>>
  /**
   * Gives a command; tried again by itself after a cut, and never done twice. Rejects with a Refusal; where nobody answered,
   * who gives the same again, and nothing else of that name before, has it done once. `key` names it for the server in the place
   * of the house's own key.
   */
  command<K extends keyof C['commands'] & string>(
    name: K,
    input: InputOf<C['commands'][K]>,
    key?: string,
  ): Promise<OutputOf<C['commands'][K]>>
  /**
   * The address of a download, for some minutes: `startDownload(address)` follows it. Rejects with the Refusal that the
   * download would end in.
   */
  download<D extends keyof DownloadsOf<C> & string>(name: D, input: InputOf<DownloadsOf<C>[D]>): Promise<string>
  /**
   * Keeps the answer of a query true by its reducers, and calls `changed` after each change. Where too much was missed it is
   * read again, unless `missed` is there to be called instead.
   */
  watch<Q extends keyof C['queries'] & string>(
    name: Q,
    input: InputOf<C['queries'][Q]>,
    options: { reducers?: Reducers<C, Q, AskAgain> | undefined; changed: () => void; missed?: () => void },
  ): Watched<OutputOf<C['queries'][Q]>>
  /** Hears an event once for each time it happens; answers how to stop. */
  on<E extends keyof EventsFor<C> & string>(event: E, listener: (data: EventsFor<C>[E]) => void): () => void
}

/** What may be uploaded. */
export type FileLimits = OutputOf<(typeof files)['queries']['readLimits']>

/** `checking`: all of it is with the server, which looks at what it is and makes pictures ready. */
export type UploadState = 'waiting' | 'sending' | 'checking' | 'done' | 'failed' | 'cancelled'

/** One file of a tray: on its way, or there. */
export interface TrayItem {
  /** Of this page alone. */
  readonly key: string
  /** As it was chosen, pasted or dropped; a picture can be shown from it before it is there. Undefined for what was there before. */
  readonly file: File | undefined
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Bytes that have left. */
  readonly sent: number
  readonly state: UploadState
  /** Once it is `done`. Its id is what `send`, `edit` or a command of a plugin take. */
  readonly card: FileCard | undefined
  /** Why it `failed`, in words for the person. */
  readonly failure: Error | undefined
}

/** One file on its way to the server. */
export interface FileUpload extends TrayItem {
  readonly file: File
  /** Tries again what failed. */
  retry(): void
  /** Stops it; nothing is left of it. What is done is removed by `Files.remove`. */
  cancel(): void
  /** Calls back whenever something of this changed. Answers how to stop. */
  subscribe(changed: () => void): () => void
}

/**
 * Files that are brought to one place, such as a message or a piece of evidence that is being written. `<upload-list>` draws
 * it; it calls back whenever something of it changed.
 */
export interface Tray {
  /** In the order they came. */
  readonly items: readonly TrayItem[]
  /** Those that are there: what a command may take. */
  readonly cards: readonly FileCard[]
  /** Whether some are still on their way. */
  readonly busy: boolean
  /** Takes as many as one message may have, and rejects with the refusal `too_many_files` when there were more. */
  add(files: readonly File[]): Promise<void>
  /** Finds uploads of before again, by the ids that a draft kept; what is not there any more is left out. */
  restore(files: readonly FileId[]): Promise<void>
  /** Puts in what is there already: what a message has that is being edited. */
  put(cards: readonly FileCard[]): void
  retry(key: string): void
  /** Stops an upload, or removes it from the server. What is part of a message stays part of it until that is edited. */
  remove(key: string): void
  /** Empties it, once a command has taken what was in it. */
  clear(): void
}

/** Files: what people bring, and what is attached. */
export interface Files {
  /** Asked once. */
  readLimits(): Promise<FileLimits>
  /** Begins at once. Whatever is not taken fails before a byte is sent, with what to do instead. */
  upload(file: File): FileUpload
  /** An empty tray. */
  openTray(changed: () => void): Tray
  /** Cards of those of the files that the person may open: a draft finds its uploads again, for a day. */
  list(files: readonly FileId[]): Promise<FileCard[]>
  /** Removes an upload of one's own that is not part of anything. */
  remove(file: FileId): Promise<void>
  /**
   * The address of a file, for some minutes: for a link, a player or a picture. Ask again for each use. Rejects with the
   * refusal `not_found` for what the person may not open.
   */
  open(file: FileId): Promise<string>
  /** The address of its small picture; of the whole, when there is none. Many asked for at once are one request. */
  openThumbnail(file: FileId): Promise<string>
}

/** An activity in which talk from here can go on, and what it can become there. */
export type Taker = OutputOf<(typeof handing)['queries']['listTakers']>[number]
/** Where it goes on. */
export type Taken = OutputOf<(typeof handing)['commands']['take']>

export interface Handing {
  /** Where a conversation's talk can go on. */
  listTakers(conversation: ConversationId): Promise<readonly Taker[]>
  /** Has something made of messages by the activity `to`; a second time, however that comes about, it is what it was. */
  take(to: ActivityId, input: Omit<InputOf<(typeof handing)['commands']['take']>, 'from'>, key?: string): Promise<Taken>
  /** Undoes that: within a minute, while nobody has written there. */
  takeBack(to: ActivityId, conversation: ConversationId): Promise<void>
}

/** What every page inside an activity may use of the house, whatever the plugin: people, and what they say to each other. */
export interface HouseClient extends Going {
  readonly activity: {
    readonly id: ActivityId
    readonly title: string
    /** The name of the course, when the LMS tells it. */
    readonly course: string | null
    /** Who can read what is said here, in one word; a page says it before somebody writes. */
    readonly audience: ConversationSummary['audience']
    /** Whether grades are kept of what people do here. */
    readonly graded: boolean
    /** Whether talk from here can go on in another activity of the course. */
    readonly handsOn: boolean
  }
  readonly me: PersonCard
  can(permission: Permission): boolean
  /** Conversations: `<conversation-view>` does all of it. */
  readonly talk: FeatureClient<typeof conversations>
  /** Reporting what others said, and tending it: for who facilitates. */
  readonly moderation: FeatureClient<typeof moderation>
  /** Talk that goes on in another activity: `<conversation-view>` offers it by itself. */
  readonly handing: Handing
  /** What is the person's own in the activity; undefined until it is known. */
  readonly standing: Standing | undefined
  /** Whether an author is the person who has the page open: by their name, or by a mask of theirs. */
  isMe(author: PersonId): boolean
  /** Whom the activity is for. */
  readonly people: FeatureClient<typeof people>
  readonly files: Files
  readonly presence: Presence
  /** Words that are not sent yet, by the place they are written in. */
  readonly drafts: Drafts
  /** Messages that were sent and not acknowledged yet; they survive a reload and a cut. */
  readonly outbox: Outbox
  /**
   * Gives a command, by the key that it is handed, as often as it takes until the server answers: where there is no network,
   * once there is one again, in the order in which things were done. For what a press does at once, such as a reaction; the
   * page says meanwhile that it is under way. Rejects only with what the server refuses.
   */
  carryOut<Answer>(give: (key: string) => Promise<Answer>): Promise<Answer>
  /**
   * Says something that is true only now, such as that one is typing, to everybody else who has the activity open: two in
   * a second at most, of one KiB at most, by who may participate. Whatever else is said is dropped; nothing of it is kept.
   * A plugin's names have no dot in them. With a cohort or circle of the person's own, or a conversation that they can read, only
   * those who can read what is said in it hear it.
   */
  whisper(event: string, data?: unknown, to?: Hearers): void
  /** Hears what others whisper, and who; `data` is as their page sent it, and may be anything. Answers how to stop. */
  onWhisper(event: string, listener: (data: unknown, person: PersonId) => void): () => void
  /** Calls back when something changed that is read from here: `presence`, `outbox`, `standing`. Answers how to stop. */
  subscribe(changed: () => void): () => void
}

/** What the element of an activity is given: everything it may ask of the house. */
export interface ActivityClient<C extends Contract = Contract> extends HouseClient, FeatureClient<C> {
  readonly activity: HouseClient['activity'] & { readonly settings: SettingsOf<C> }
}

/**
 * The base of the element that is an activity's page. The outlet sets `client` before the element is connected. The element
 * fills the room below the head; what is higher than that room scrolls inside it.
 */
export abstract class ActivityElement<C extends Contract = Contract> extends LitElement {
  @property({ attribute: false }) client!: ActivityClient<C>
  /** The part of the address after the activity, for pages inside it: `thread/<id>`; empty for its first page. */
  @property() path = ''

  /** What goes wrong while drawing becomes a card in the outlet, never a blank page. */
  protected override performUpdate() {
    try {
      super.performUpdate()
    } catch (error) {
      this.dispatchEvent(new CustomEvent('activity-failed', { detail: { error }, bubbles: true, composed: true }))
    }
  }
}
