/**
 * Gives the one connection to works one after the other, in the order in which they asked. Kysely has a way to hold a
 * connection, too; it makes so many objects for each work that it cost more than what most works do with it.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work)
    this.last = turn.catch(ignore)
    return turn
  }
}

const ignore = (): void => undefined
