/** A clock for tests: it stands still until it is told to move. */
export interface TestClock {
  /** Milliseconds since 1970, as Date.now gives them. */
  readonly now: () => number
  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): void
}

export function makeClock(start: number | string = '2026-03-02T09:00:00Z'): TestClock {
  let time = new Date(start).getTime()
  return {
    now: () => time,
    advance: (milliseconds) => void (time += milliseconds),
  }
}
