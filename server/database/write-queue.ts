/** What became of a piece of work. */
export type Outcome = { readonly done: unknown } | { readonly failed: unknown }

export type Work<Db> = (db: Db) => Promise<unknown>

/** Commits works together, one after the other; answers what became of each, once that is on disk. */
export type Commit<Db> = (works: readonly Work<Db>[]) => Promise<readonly Outcome[]>

interface Waiting<Db> {
  readonly work: Work<Db>
  readonly settle: (outcome: Outcome) => void
}

/** More than this in one commit gains nothing and makes the first wait for the last. */
const mostPerCommit = 512

/**
 * Commits everything that was queued in one turn of the event loop, or while a commit was under way, together: one wait for
 * the disk serves all. All are settled after it, in their order.
 */
export class WriteQueue<Db> {
  private waiting: Waiting<Db>[] = []
  private running = false

  constructor(
    private readonly commit: Commit<Db>,
    private readonly onIdle: () => void = () => undefined,
  ) {}

  add<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome) => ('failed' in outcome ? reject(outcome.failed) : resolve(outcome.done as T))
      this.waiting.push({ work, settle })
      if (!this.running) this.start()
    })
  }

  private start(): void {
    this.running = true
    setImmediate(() => void this.run())
  }

  private async run(): Promise<void> {
    const batch = this.waiting.splice(0, mostPerCommit)
    const outcomes = await this.commitOrFail(batch.map(({ work }) => work))
    batch.forEach((waiting, index) =>
      waiting.settle(outcomes[index] ?? { failed: new Error('The write was not run.') }),
    )
    this.running = false
    if (this.waiting.length > 0) this.start()
    else this.onIdle()
  }

  private async commitOrFail(works: readonly Work<Db>[]): Promise<readonly Outcome[]> {
    try {
      return await this.commit(works)
    } catch (error) {
      return works.map(() => ({ failed: error }))
    }
  }
}
