import { Worker } from 'node:worker_threads'

/** In pages of 4 KiB. Where the thread does not keep up SQLite copies within a commit after all. */
export const longestLog = 16_000

/** That many make a log that is worth copying: some hundred pages of single messages, some thousand of busy turns. */
const commitsBetween = 50

/**
 * Has what was committed copied from SQLite's log to the database file. Left to itself SQLite does so within a commit now and
 * then, and everybody who is in it waits for the disk three times and not once. A thread of its own does it beside the commits.
 */
export class Checkpoints {
  private thread: Worker | undefined
  private commits = 0
  private isCopying = false

  /** @param database as its writer has opened it */
  constructor(private readonly database: { readonly file: string; readonly synchronous: 'FULL' | 'OFF' }) {}

  noteCommit(): void {
    this.commits += 1
    if (this.commits < commitsBetween || this.isCopying) return
    this.commits = 0
    this.isCopying = true
    this.thread ??= this.startThread()
    this.thread.postMessage('copy')
  }

  async close(): Promise<void> {
    await this.thread?.terminate()
  }

  private startThread(): Worker {
    const program = new URL('checkpoint-thread.mjs', import.meta.url)
    const thread = new Worker(program, { workerData: this.database, execArgv: [] })
    thread.on('message', () => (this.isCopying = false))
    // Without a thread nothing is lost: the log grows to its longest, and SQLite copies by itself.
    thread.on('error', () => undefined)
    thread.unref()
    return thread
  }
}
