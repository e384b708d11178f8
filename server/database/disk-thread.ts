import { Worker } from 'node:worker_threads'
import { diskFailure, type Disk } from './disk.ts'

/** What the thread is started with. */
export interface DiskWork {
  /** Path of the database; its log lies beside it. */
  readonly file: string
}

/** What the thread is asked. */
export type DiskWish = 'sync' | 'end'

/** What the thread answers, once for each sync, in their order. */
export type DiskAnswer = { readonly synced: true } | { readonly failed: string }

interface Waiting {
  resolve(): void
  reject(error: Error): void
}

/**
 * A thread that waits for the disk, so that the event loop goes on meanwhile: it syncs the log of a database after each
 * commit, and now and then copies the log into the file. The database has to be in WAL mode, and its log to be there.
 */
export class DiskThread implements Disk {
  private readonly worker: Worker
  private readonly waiting: Waiting[] = []
  private latest: Promise<void> = Promise.resolve()
  private failure: Error | undefined
  private readonly ended: Promise<unknown>

  constructor(file: string) {
    const workerData: DiskWork = { file }
    this.worker = new Worker(new URL('./disk-thread.mjs', import.meta.url), { workerData })
    this.worker.on('message', (answer: DiskAnswer) => this.take(answer))
    this.worker.on('error', (error) => this.fail(error.message))
    this.ended = new Promise((resolve) => this.worker.once('exit', resolve))
    void this.ended.then(() => this.fail('its thread has ended'))
  }

  sync(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    this.latest = new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }))
    this.ask('sync')
    return this.latest
  }

  settled(): Promise<void> {
    return this.latest
  }

  check(): void {
    if (this.failure) throw this.failure
  }

  async close(): Promise<void> {
    this.ask('end')
    await this.ended
  }

  private ask(wish: DiskWish): void {
    this.worker.postMessage(wish)
  }

  private take(answer: DiskAnswer): void {
    if ('failed' in answer) this.fail(answer.failed)
    else this.waiting.shift()?.resolve()
  }

  private fail(reason: string): void {
    this.failure ??= diskFailure(reason)
    for (const waiting of this.waiting.splice(0)) waiting.reject(this.failure)
  }
}
