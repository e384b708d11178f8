import { refuse } from '../errors.ts'

const minute = 60_000
const mostWrong = 20
const mostAsked = 240
const mostKept = 20_000

/** Counts what happens within a minute. */
class PerMinute {
  private readonly counts = new Map<string, { count: number; since: number }>()

  constructor(private readonly most: number) {}

  isFull(key: string, now: number): boolean {
    const known = this.counts.get(key)
    return known !== undefined && now - known.since < minute && known.count >= this.most
  }

  note(key: string, now: number): void {
    const known = this.counts.get(key)
    if (known && now - known.since < minute) return void (known.count += 1)
    if (this.counts.size >= mostKept) this.counts.clear()
    this.counts.set(key, { count: 1, since: now })
  }
}

/**
 * Who guesses is soon refused unheard. Behind a proxy everybody may come from one address: whoever has shown a good link is
 * not kept out by the guesses of others.
 */
export class Attempts {
  private readonly wrong = new PerMinute(mostWrong)
  private readonly asked = new PerMinute(mostAsked)
  private readonly good = new Set<string>()

  /** Throws `too_fast`. */
  check(address: string, hash: string, now: number): void {
    const tooMany = this.good.has(hash) ? this.asked.isFull(hash, now) : this.wrong.isFull(address, now)
    if (tooMany) throw refuse('too_fast')
  }

  noteGood(hash: string, now: number): void {
    if (this.good.size >= mostKept) this.good.clear()
    this.good.add(hash)
    this.asked.note(hash, now)
  }

  noteWrong(address: string, now: number): void {
    this.wrong.note(address, now)
  }
}
