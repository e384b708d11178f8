import type { Contract, PersonId, SettingsOf } from './contract.ts'
import type { PairingChange } from './mentoring.ts'
import type { TimerContext } from './server.ts'

/** What a plugin may do when something of the course is another, in nobody's name. */
export interface Hearing<C extends Contract, Tables> {
  /**
   * What follows when somebody's mentor in the course is another: who was told more as their mentor is told it no more. Runs
   * in the transaction of the change, in every activity of the plugin in the course.
   */
  readonly paired?: (context: TimerContext<C, Tables>, change: PairingChange) => Promise<void>
  /**
   * What follows when somebody has left the course, or is back: a moment later, in a transaction of its own, in every activity
   * of the plugin in the course. Whether they are there, `people.listAudience()` says; it may run more than once.
   */
  readonly moved?: (context: TimerContext<C, Tables>, who: { readonly person: PersonId }) => Promise<void>
  /**
   * What follows when the activity was set up anew: a moment later, in a transaction of its own. `before` are the settings
   * until then; null when it was another plugin's, or nobody's.
   */
  readonly rearranged?: (
    context: TimerContext<C, Tables>,
    was: { readonly before: Partial<SettingsOf<C>> | null },
  ) => Promise<void>
}
