import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { Drafts } from '../../client/connection/drafts.ts'
import type { Outbox } from '../../client/connection/outbox.ts'
import '../../client/elements/conversation-view.ts'
import type { contract as conversations } from '../../server/conversations/contract.ts'
import type { contract as people } from '../../server/people/contract.ts'
import type { ActivityId, Contract, InputOf, OutputOf, Permission, PersonCard, SettingsOf } from './contract.ts'
import type { EventsFor, FeatureContract, Reducers } from './state.ts'

export { openPath, showToast, announce } from '../../client/shell-events.ts'
export { defineStates, type EventsFor, type FeatureContract, type Reducers, type States } from './state.ts'
export type { Drafts, Outbox }

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
   * Gives a command; tried again by itself after a cut, and never done twice. Rejects with a Refusal. `key` names the
   * command for the server: who tries again later with the same key gets the same answer.
   */
  command<K extends keyof C['commands'] & string>(
    name: K,
    input: InputOf<C['commands'][K]>,
    key?: string,
  ): Promise<OutputOf<C['commands'][K]>>
  /** Keeps the answer of a query true by its reducers, and calls `changed` after each change. */
  watch<Q extends keyof C['queries'] & string>(
    name: Q,
    input: InputOf<C['queries'][Q]>,
    options: { reducers?: Reducers<C, Q> | undefined; changed: () => void },
  ): Watched<OutputOf<C['queries'][Q]>>
  /** Hears an event once for each time it happens; answers how to stop. */
  on<E extends keyof EventsFor<C> & string>(event: E, listener: (data: EventsFor<C>[E]) => void): () => void
}

/** Who has the activity open now. */
export interface Presence {
  /** The first hundred of them. */
  readonly people: readonly PersonCard[]
  readonly count: number
}

/** What every page inside an activity may use of the house, whatever the plugin: people, and what they say to each other. */
export interface HouseClient {
  readonly activity: {
    readonly id: ActivityId
    readonly title: string
    /** The name of the course, when the LMS tells it. */
    readonly course: string | null
  }
  readonly me: PersonCard
  can(permission: Permission): boolean
  /** Conversations: `<conversation-view>` does all of it. */
  readonly talk: FeatureClient<typeof conversations>
  /** Whom the activity is for. */
  readonly people: FeatureClient<typeof people>
  readonly presence: Presence
  /** Words that are not sent yet, by the place they are written in. */
  readonly drafts: Drafts
  /** Messages that were sent and not acknowledged yet; they survive a reload and a cut. */
  readonly outbox: Outbox
  /** Calls back when something changed that is read from here: `presence`, `outbox`. Answers how to stop. */
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

/** What `plugins/<id>/client/index.ts` exports as `activity`: the tag of its element, registered when the module is loaded. */
export interface ActivityPage {
  readonly tag: string
}
