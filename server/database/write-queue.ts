import { Refusal } from '../../plugins/api/refusal.ts'
import type { Steps } from './steps.ts'

interface Waiting<Db> {
  readonly work: (db: Db) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly done: unknown } | { readonly failed: unknown }

/** More than this in one commit gains nothing and makes the first wait for the last. */
const mostPerCommit = 512

/**
 * Commits everything that was queued in one turn of the event loop together: one wait for the disk serves all. Each piece
 * of work has a savepoint of its own, so that one that fails takes no neighbour along; all are settled after the commit.
 */
export class WriteQueue<Db> {
  private waiting: Waiting<Db>[] = []
  private running = false

  /** @param onConnection runs its argument on the one connection that writes */
  constructor(
    private readonly onConnection: <T>(use: (db: Db) => Promise<T>) => Promise<T>,
    private readonly steps: Steps,
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
    const outcomes = await this.commit(batch)
    batch.forEach((waiting, index) =>
      waiting.settle(outcomes[index] ?? { failed: new Error('The write was not run.') }),
    )
    this.running = false
    if (this.waiting.length > 0) this.start()
  }

  /** Either everything that did not fail by itself is on disk when this resolves, or nothing of the batch is. */
  private async commit(batch: readonly Waiting<Db>[]): Promise<Outcome[]> {
    try {
      return await this.onConnection(async (db) => {
        this.steps.begin()
        const outcomes: Outcome[] = []
        const [only] = batch
        // Whoever is alone in a commit takes nobody along: the transaction itself is as good as a savepoint.
        if (batch.length === 1 && only) outcomes.push({ done: await only.work(db) })
        else for (const { work } of batch) outcomes.push(await this.runApart(() => work(db)))
        this.steps.commit()
        return outcomes
      })
    } catch (error) {
      this.steps.rollback()
      return batch.map(() => ({ failed: error }))
    }
  }

  private async runApart(work: () => Promise<unknown>): Promise<Outcome> {
    this.steps.mark()
    try {
      const done = await work()
      this.steps.keepSinceMark()
      return { done }
    } catch (error) {
      if (!(error instanceof Refusal) && isFatal(error)) throw error
      this.steps.undoSinceMark()
      return { failed: error }
    }
  }
}

/** After these nothing of the transaction is left, or can be trusted: a full disk makes SQLite roll everything back by itself. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CORRUPT)/.test(String(error.code))
