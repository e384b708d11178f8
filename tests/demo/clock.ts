import type { When } from './talk/thread.ts'

const minute = 60_000

/** The moment that a seed names, in ms since 1970, on the calendar of this machine. */
export function momentOf(when: When, now: number): number {
  const [, days, hours, minutes] = /^(\d+)d (\d+):(\d+)$/.exec(when) ?? []
  if (days === undefined) return now - Number.parseInt(when, 10) * minute
  const date = new Date(now)
  date.setDate(date.getDate() - Number(days))
  return date.setHours(Number(hours), Number(minutes), 0, 0)
}

/** A clock that the telling of history moves, and that goes as all clocks do before and after it. */
export class HistoryClock {
  private moment: number | undefined

  readonly now = (): number => this.moment ?? Date.now()

  moveTo(moment: number): void {
    this.moment = moment
  }

  release(): void {
    this.moment = undefined
  }
}
