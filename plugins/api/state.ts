import type { Static } from 'typebox'
import type { Contract, OutputOf } from './contract.ts'
import type { ConversationSummary, Moved, Said, Standing, WentOn } from './conversations.ts'
import type { PersonId } from './contract.ts'

/** What speaks over operations: a plugin, or a part of the core. */
export type FeatureContract = Pick<Contract, 'id' | 'queries' | 'commands' | 'events' | 'downloads'>

/** What the core tells every page that has the activity open, beside the plugin's own events. */
export interface EventsOfTheCore {
  'conversations.messageSent': Said
  'conversations.messageChanged': Said
  'conversations.conversationChanged': ConversationSummary
  'conversations.positionMoved': { conversation: ConversationSummary['id']; seq: number; readAt: number }
  'conversations.messagesMoved': Moved
  'conversations.messageWentOn': WentOn
  'conversations.conversationWithdrawn': { conversation: ConversationSummary['id'] }
  'conversations.standingChanged': Standing
  'people.changed': Record<string, never>
  /** Cohorts and circles, or who is in them. */
  'groups.changed': Record<string, never>
  'mentoring.changed': Record<string, never>
  'activity.changed': { activity: string }
}

/** Every event a plugin's page may hear: its own by their name, the core's by theirs. */
export type EventsFor<C extends FeatureContract> = EventsOfTheCore & {
  [E in keyof C['events'] & string]: Static<C['events'][E]>
}

/**
 * How the answer of a query stays true without asking again: for each event that changes it, the answer after the event. Pure
 * functions: they answer a new state, or the same object when nothing of it changed. Applying an event a second time
 * changes nothing. The contract suite holds them against the server: state after a command = state before + events.
 */
export type Reducers<C extends FeatureContract, Q extends keyof C['queries'], OrElse = never> = {
  readonly [E in keyof EventsFor<C>]?: (
    state: OutputOf<C['queries'][Q]>,
    data: EventsFor<C>[E],
    me: PersonId,
  ) => OutputOf<C['queries'][Q]> | OrElse
}

/** What a reducer answers that cannot tell: the query is asked again, and what was known is shown until then. */
export const askAgain: unique symbol = Symbol('ask again')
export type AskAgain = typeof askAgain

/** The reducers of a plugin's queries; a query without any is asked anew when its page is opened. */
export type States<C extends FeatureContract> = { readonly [Q in keyof C['queries']]?: Reducers<C, Q> }

export const defineStates = <C extends FeatureContract>(states: States<C>): States<C> => states
