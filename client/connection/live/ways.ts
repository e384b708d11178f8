export type Way = 'socket' | 'polling'

/** So many attempts have to fail one after the other before somebody in between is suspected. */
const suspicious = 2

/** How long polling goes on before a socket is tried again, in ms. */
const calm = 5 * 60_000

/** Finds the way to the server: a socket, or where none gets through, polling. */
export class Ways {
  way: Way = 'socket'
  private failures = 0
  /** When a socket is to be tried beside the polling; undefined while polling was not found to work. */
  private socketAt: number | undefined

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Chooses the way of the next attempt. */
  choose(): Way {
    // Where neither gets through it is the server that is away: they take turns until one of them does.
    const polls = this.socketAt !== undefined || (this.failures >= suspicious && this.failures % 2 === 0)
    this.way = polls ? 'polling' : 'socket'
    return this.way
  }

  /** The attempt got through. */
  reached(): void {
    this.failures = 0
    // At once for the first time: it may have been the server that was away for both.
    if (this.way === 'polling') this.socketAt ??= this.now()
  }

  /** What had got through was cut: whatever stood in between may have changed. */
  cut(): void {
    if (this.socketAt !== undefined) this.socketAt = this.now()
  }

  /**
   * The attempt did not get through.
   * @param silently nobody said so: a server that is away refuses, and who swallows a socket is suspected at once
   */
  failed(silently = false): void {
    this.failures = silently ? Math.max(this.failures + 1, suspicious) : this.failures + 1
    this.socketAt = undefined
  }

  /** True, now and then, when a socket is to be tried again beside the polling. */
  takeTimeForSocket(): boolean {
    if (this.way !== 'polling' || this.socketAt === undefined || this.now() < this.socketAt) return false
    this.socketAt = this.now() + calm
    return true
  }

  /** A socket got through beside the polling. Answers whether it is news. */
  preferSocket(): boolean {
    this.socketAt = undefined
    this.failures = 0
    return this.way === 'polling'
  }
}
