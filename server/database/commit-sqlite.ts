import { Refusal } from '../../plugins/api/refusal.ts'
import type { Steps } from './steps.ts'
import type { Commit, Outcome, Work } from './write-queue.ts'

/**
 * One transaction for all works. Each has a savepoint of its own, so that one that fails takes no neighbour along. Either
 * everything that did not fail by itself is on disk when this resolves, or it rejects and nothing of it is.
 *
 * @param onConnection runs its argument on the one connection that writes
 */
export function committingOn<Db>(
  onConnection: <T>(use: (db: Db) => Promise<T>) => Promise<T>,
  steps: Steps,
): Commit<Db> {
  return async (works) => {
    try {
      return await onConnection(async (db) => {
        steps.begin()
        const outcomes = await runAll(db, works, steps)
        steps.commit()
        return outcomes
      })
    } catch (error) {
      steps.rollback()
      throw error
    }
  }
}

async function runAll<Db>(db: Db, works: readonly Work<Db>[], steps: Steps): Promise<Outcome[]> {
  const [only] = works
  // Whoever is alone in a commit takes nobody along: the transaction itself is as good as a savepoint.
  if (works.length === 1 && only) return [{ done: await only(db) }]
  const outcomes: Outcome[] = []
  for (const work of works) outcomes.push(await runApart(() => work(db), steps))
  return outcomes
}

async function runApart(work: () => Promise<unknown>, steps: Steps): Promise<Outcome> {
  steps.mark()
  try {
    const done = await work()
    steps.keepSinceMark()
    return { done }
  } catch (error) {
    if (!(error instanceof Refusal) && isFatal(error)) throw error
    steps.undoSinceMark()
    return { failed: error }
  }
}

/** After these nothing of the transaction is left, or can be trusted: a full disk makes SQLite roll everything back by itself. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CORRUPT)/.test(String(error.code))
