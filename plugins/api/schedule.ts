import type { Static } from 'typebox'
import type { Contract, TimersOf } from './contract.ts'

/** What is to be done later. A time that has passed means at once; what was due while the server was down is done when it starts. */
export interface Schedule<C extends Contract = Contract> {
  /**
   * Runs a timer of the plugin in this activity at a time (ms), once, in a transaction of its own. A key tells several of
   * one timer apart: setting the same one again puts it to the new time and input. Part of the command's transaction.
   */
  at<T extends keyof TimersOf<C> & string>(
    timer: T,
    at: number,
    input: Static<TimersOf<C>[T]>,
    key?: string,
  ): Promise<void>
  /** Takes back what was set with the same timer and key; nothing happens when it was not, or has run. */
  cancel(timer: keyof TimersOf<C> & string, key?: string): Promise<void>
}
