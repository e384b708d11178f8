import { sql, type Kysely } from 'kysely'
import { Refusal } from '../../plugins/api/refusal.ts'

type Work<Tables> = (db: Kysely<Tables>) => Promise<unknown>

interface Waiting<Tables> {
  readonly work: Work<Tables>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly done: unknown } | { readonly failed: unknown }

/** More than this in one commit gains nothing and makes the first wait for the last. */
const mostPerCommit = 512

/**
 * Commits everything that was queued in one turn of the event loop together: one wait for the disk serves all. Each piece
 * of work has a savepoint of its own, so that one that fails takes no neighbour along; all are settled after the commit.
 */
export class WriteQueue<Tables> {
  private waiting: Waiting<Tables>[] = []
  private running = false

  constructor(private readonly db: Kysely<Tables>) {}

  add<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
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
    batch.forEach((waiting, index) => waiting.settle(outcomes[index] ?? { failed: new Error('The write was not run.') }))
    this.running = false
    if (this.waiting.length > 0) this.start()
  }

  private async commit(batch: readonly Waiting<Tables>[]): Promise<Outcome[]> {
    let fatal: unknown
    try {
      return await this.db.transaction().execute(async (transaction) => {
        const outcomes: Outcome[] = []
        for (const { work } of batch) {
          const outcome = await inSavepoint(transaction, work)
          if ('fatal' in outcome) throw (fatal = outcome.fatal)
          outcomes.push(outcome)
        }
        return outcomes
      })
    } catch (error) {
      // A full disk makes SQLite roll everything back by itself; Kysely's own attempt then fails and hides the reason.
      return batch.map(() => ({ failed: fatal ?? error }))
    }
  }
}

async function inSavepoint<Tables>(db: Kysely<Tables>, work: Work<Tables>): Promise<Outcome | { fatal: unknown }> {
  await sql`savepoint work`.execute(db)
  try {
    const done = await work(db)
    await sql`release work`.execute(db)
    return { done }
  } catch (error) {
    if (!(error instanceof Refusal) && isFatal(error)) return { fatal: error }
    await sql`rollback to work`.execute(db)
    await sql`release work`.execute(db)
    return { failed: error }
  }
}

/** After these nothing of the transaction is left, or can be trusted. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CORRUPT)/.test(String(error.code))
