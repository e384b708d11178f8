import { Refusal } from '../../plugins/api/refusal.ts'
import type { Disk } from './disk.ts'
import type { Steps } from './steps.ts'
import type { Outcome, RunTogether, Work } from './turn-queue.ts'

/** One snapshot for all works: each sees the last commit before any of them began. */
export function readingOn<Db>(db: Db, steps: Steps): RunTogether<Db> {
  return async (works) => {
    steps.begin()
    try {
      const outcomes: Outcome[] = []
      for (const work of works) outcomes.push(await runAlong(() => work(db)))
      return outcomes
    } finally {
      steps.rollback()
    }
  }
}

/**
 * One transaction for all works. One that fails takes no neighbour along. Either everything that did not fail by itself is on
 * disk when this resolves, or it rejects and nothing of it is. With a disk of its own a commit is on it when that says so.
 */
export function committingOn<Db>(db: Db, steps: Steps, disk?: Pick<Disk, 'sync'>): RunTogether<Db> {
  return async (works) => {
    try {
      steps.begin()
      const outcomes = (await runTrusting(db, works, steps)) ?? (await runApart(db, works, steps))
      steps.commit()
      if (disk) await disk.sync()
      return outcomes
    } catch (error) {
      steps.rollback()
      throw error
    }
  }
}

/**
 * Most works succeed, or fail before they have changed anything: then nobody needs a savepoint, which would keep a copy of each
 * page. When one fails that has, nothing of any is left; undefined says that its neighbours have to run again.
 */
async function runTrusting<Db>(db: Db, works: readonly Work<Db>[], steps: Steps): Promise<Outcome[] | undefined> {
  const outcomes: Outcome[] = []
  for (const work of works) {
    const before = steps.countChanges()
    const outcome = await runAlong(() => work(db))
    if ('failed' in outcome && steps.countChanges() !== before) {
      steps.rollback()
      steps.begin()
      return works.length === 1 ? [outcome] : undefined
    }
    outcomes.push(outcome)
  }
  return outcomes
}

/** Each with a savepoint of its own, from the beginning. */
async function runApart<Db>(db: Db, works: readonly Work<Db>[], steps: Steps): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const work of works) {
    steps.mark()
    const outcome = await runAlong(() => work(db))
    if ('failed' in outcome) steps.undoSinceMark()
    else steps.keepSinceMark()
    outcomes.push(outcome)
  }
  return outcomes
}

async function runAlong(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { done: await work() }
  } catch (error) {
    if (!(error instanceof Refusal) && isFatal(error)) throw error
    return { failed: error }
  }
}

/** After these nothing of the transaction is left, or can be trusted: a full disk makes SQLite roll everything back by itself. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CORRUPT)/.test(String(error.code))
