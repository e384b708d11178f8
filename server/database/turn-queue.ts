/** What became of a piece of work. */
export type Outcome = { readonly done: unknown } | { readonly failed: unknown }

export type Work<Db> = (db: Db) => Promise<unknown>

/** Runs works in one transaction, one after the other; answers what became of each, once that is sure. */
export type RunTogether<Db> = (works: readonly Work<Db>[]) => Promise<readonly Outcome[]>

interface Waiting<Db> {
  readonly work: Work<Db>
  resolve(done: unknown): void
  reject(failed: unknown): void
}

/** More than this in one transaction gains nothing and makes the first wait for the last. */
const mostAtOnce = 512

/**
 * Runs everything that was queued in one turn of the event loop, or while a transaction was under way, together: one snapshot,
 * or one wait for the disk, serves all. All are settled after it, in their order.
 */
export class TurnQueue<Db> {
  private waiting: Waiting<Db>[] = []
  private running = false

  constructor(
    private readonly runTogether: RunTogether<Db>,
    private readonly onIdle: () => void = () => undefined,
    /** Work there often leads to work here: while it has some, this one waits a turn and takes all together. */
    private readonly source?: { readonly isBusy: boolean },
  ) {}

  get isBusy(): boolean {
    return this.running
  }

  add<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.waiting.push({ work, resolve, reject })
      if (!this.running) this.start()
    }) as Promise<T>
  }

  private start(): void {
    this.running = true
    setImmediate(() => {
      if (this.source?.isBusy) setImmediate(() => void this.run())
      else void this.run()
    })
  }

  private async run(): Promise<void> {
    const batch = this.waiting.splice(0, mostAtOnce)
    const outcomes = await this.runOrFail(batch.map(({ work }) => work))
    batch.forEach((waiting, index) =>
      settle(waiting, outcomes[index] ?? { failed: new Error('The work was not run.') }),
    )
    this.running = false
    if (this.waiting.length > 0) this.start()
    else this.onIdle()
  }

  private async runOrFail(works: readonly Work<Db>[]): Promise<readonly Outcome[]> {
    try {
      return await this.runTogether(works)
    } catch (error) {
      return works.map(() => ({ failed: error }))
    }
  }
}

function settle<Db>({ resolve, reject }: Waiting<Db>, outcome: Outcome): void {
  if ('failed' in outcome) reject(outcome.failed)
  else resolve(outcome.done)
}
