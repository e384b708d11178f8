interface Parts {
  /** Whether anybody else can commit to the database at all. */
  readonly isNeeded: boolean
  readonly areOthersHeard: () => boolean
  /** Looks into the database for what was committed and has not come by. */
  readonly lookForMissed: () => Promise<void>
  readonly onError: (error: unknown) => void
  /** Between two looks while nothing is heard of the others, in ms. */
  readonly look: number
}

/** While the others are heard a look is a matter of form: what a bus loses without a word is found by it. */
const calmer = 5

/**
 * Looks into the database, which is the truth, for what other processes committed: often while there is no bus to hear of it
 * by, and now and then while there is.
 */
export class Lookout {
  private looking: Promise<void> | undefined
  private again = false
  private skipped = 0
  private readonly timer: NodeJS.Timeout | undefined

  constructor(private readonly parts: Parts) {
    if (!parts.isNeeded) return
    this.timer = setInterval(() => this.lookInTime(), parts.look)
    this.timer.unref()
  }

  /** Looks at once; when a look is under way, once more after it. */
  lookNow(): void {
    if (!this.parts.isNeeded) return
    this.again = true
    this.looking ??= this.lookAll().finally(() => (this.looking = undefined))
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    this.again = false
    await this.looking
  }

  private lookInTime(): void {
    this.skipped = this.parts.areOthersHeard() ? (this.skipped + 1) % calmer : 0
    if (this.skipped === 0) this.lookNow()
  }

  private async lookAll(): Promise<void> {
    while (this.again) {
      this.again = false
      await this.parts.lookForMissed().catch((error: unknown) => this.parts.onError(error))
    }
  }
}
