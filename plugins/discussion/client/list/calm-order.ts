import type { Thread, ThreadId } from '../../contract.ts'

/**
 * The order in which rows stand. While somebody points at the list, has the focus in it or has scrolled down, no row changes
 * its place and new threads wait; as soon as nobody would be disturbed, the list is as it should be.
 */
export class CalmOrder {
  private order: readonly ThreadId[] | undefined

  /** The threads to draw, each as it is by now, and how many new ones wait. */
  arrange(threads: readonly Thread[], isBusy: boolean): { shown: readonly Thread[]; waiting: number } {
    if (!isBusy || !this.order) {
      this.settle(threads)
      return { shown: threads, waiting: 0 }
    }
    const known = new Map(threads.map((thread) => [thread.id, thread]))
    const shown = this.order.flatMap((id) => known.get(id) ?? [])
    return { shown, waiting: threads.length - shown.length }
  }

  /** Other threads are looked at: they come in their order. */
  forget(): void {
    this.order = undefined
  }

  /** Lets every thread take its place. */
  settle(threads: readonly Thread[]): void {
    this.order = threads.map(({ id }) => id)
  }
}
