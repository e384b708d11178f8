import { sql, type Kysely, type Transaction } from 'kysely'
import { isContended, retrying } from './postgres-errors.ts'
import type { Tables } from './tables.ts'
import { TurnQueue, type Outcome, type RunTogether, type Work } from './turn-queue.ts'

type Db = Kysely<Tables>

/**
 * Commits works of one name together and those of different names side by side. A transaction has the lock of its one name and
 * of no other, so no two ever wait for each other's.
 */
export class NamedWrites {
  private readonly queues = new Map<string, TurnQueue<Db>>()

  constructor(private readonly db: Db) {}

  add<T>(name: string, work: (db: Db) => Promise<T>): Promise<T> {
    const queue = this.queues.get(name) ?? new TurnQueue(committingAs(this.db, name), () => this.queues.delete(name))
    this.queues.set(name, queue)
    return queue.add(work)
  }
}

const committingAs =
  (db: Db, name: string): RunTogether<Db> =>
  async (works) => {
    const [only] = works
    if (works.length === 1 && only) return [await commitAlone(db, name, only)]
    try {
      return await db.transaction().execute(async (transaction) => {
        await takeLock(transaction, name)
        return runAll(transaction, works)
      })
    } catch (error) {
      if (!isContended(error)) throw error
      // Somebody else held what one of them needs: one by one they hold little at a time, and each tries again by itself.
      const outcomes: Outcome[] = []
      for (const work of works) outcomes.push(await commitAlone(db, name, work))
      return outcomes
    }
  }

const commitAlone = (db: Db, name: string, work: Work<Db>): Promise<Outcome> =>
  retrying(() =>
    db.transaction().execute(async (transaction) => {
      await takeLock(transaction, name)
      return work(transaction)
    }),
  ).then(
    (done) => ({ done }),
    (failed: unknown) => ({ failed }),
  )

/** Keeps works of this name, wherever they are, waiting until the commit. */
export const takeLock = (db: Db, name: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)

async function runAll(db: Transaction<Tables>, works: readonly Work<Db>[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const work of works) {
    // Each mark replaces the one before: a transaction with hundreds of them would be slow for everybody.
    await sql.raw(outcomes.length === 0 ? 'savepoint work' : 'release work; savepoint work').execute(db)
    outcomes.push(await runApart(db, work))
  }
  return outcomes
}

async function runApart(db: Transaction<Tables>, work: Work<Db>): Promise<Outcome> {
  try {
    return { done: await work(db) }
  } catch (error) {
    if (isContended(error)) throw error
    // Where the connection itself is lost this fails, too, and with it the whole transaction.
    await sql`rollback to work`.execute(db)
    return { failed: error }
  }
}
