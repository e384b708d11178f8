const first = 2000
const longest = 15 * 60 * 1000

/** Nobody is told to come back later than this, whatever an LMS says. */
const longestAsked = 6 * 60 * 60 * 1000

/** LMSs that could not take what they were sent: each is left alone for a while, longer from time to time. */
export class Pauses {
  private readonly pauses = new Map<string, { until: number; failures: number }>()

  constructor(
    private readonly now: () => number,
    private readonly chance: () => number = Math.random,
  ) {}

  lasts(tenant: string): boolean {
    return (this.pauses.get(tenant)?.until ?? 0) > this.now()
  }

  /** Answers until when. Failures of one moment count once: they are one outage, however many were under way. */
  begin(tenant: string, asked: number | undefined): number {
    const known = this.pauses.get(tenant)
    const failures = (known?.failures ?? 0) + (this.lasts(tenant) ? 0 : 1)
    const doubled = Math.min(longest, first * 2 ** Math.min(failures - 1, 20))
    // A quarter more or less, so that all who wait do not come back at once.
    const own = doubled * (0.75 + this.chance() / 2)
    const until = Math.max(known?.until ?? 0, this.now() + Math.max(own, Math.min(asked ?? 0, longestAsked)))
    this.pauses.set(tenant, { until: Math.ceil(until), failures })
    return Math.ceil(until)
  }

  end(tenant: string): void {
    this.pauses.delete(tenant)
  }
}
