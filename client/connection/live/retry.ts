const least = 500
const most = 30_000

/** A connection that lasted this long, in ms, was a good one: what follows it is a first attempt again. */
const good = 5000

/**
 * How long to wait before attempt 0, 1, 2... to connect again, in ms: more each time, and at random, so that a thousand
 * pages that were cut at the same moment do not all come back at the same moment.
 */
export const delayBefore = (attempt: number, random: number = Math.random()): number =>
  least + random * (Math.min(most, 2 * least * 2 ** attempt) - least)

/** Who has time waits as before this attempt. */
const unhurried = 2

/** Counts attempts since the last good connection. */
export class Retry {
  private attempt = 0
  private connectedAt: number | undefined

  connected(): void {
    this.connectedAt ??= performance.now()
  }

  /**
   * The delay before the next attempt, in ms.
   * @param hasTime whether everybody was told to go, or nobody looks at the page: then even the first attempts are spread
   */
  next(hasTime = false): number {
    const lasted = this.connectedAt === undefined ? 0 : performance.now() - this.connectedAt
    this.connectedAt = undefined
    if (lasted > good) this.attempt = 0
    const attempt = this.attempt++
    return delayBefore(hasTime ? Math.max(attempt, unhurried) : attempt)
  }
}
