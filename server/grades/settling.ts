import type { Kysely } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

type Work = (db: Kysely<Tables>) => Promise<void>

/** As many as one commit takes, and how long the first of them waits for the others, in ms. */
const mostAtOnce = 50
const longestWait = 50

/**
 * Writes down what came of scores, several in one commit. Until then the note that each may have arrived stands, as it does
 * while one is under way: a crash in between neither loses nor doubles anything.
 */
export class Settling {
  private waiting: Work[] = []
  private timer: NodeJS.Timeout | undefined
  private readonly writing: Promise<void>[] = []

  constructor(private readonly database: Database) {}

  add(work: Work): void {
    this.waiting.push(work)
    if (this.waiting.length >= mostAtOnce) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), longestWait)
  }

  /** Resolves when all of it is written; throws when some of it could not be. */
  async end(): Promise<void> {
    this.flush()
    await Promise.all(this.writing)
  }

  private flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const works = this.waiting.splice(0)
    if (works.length === 0) return
    const written = this.database.write(async (db) => {
      for (const work of works) await work(db)
    })
    // Whoever waits for the end hears of it.
    written.catch(() => undefined)
    this.writing.push(written)
  }
}
