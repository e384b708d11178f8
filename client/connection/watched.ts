import type { Watched } from '../../plugins/api/client.ts'
import { askAgain, type AskAgain } from '../../plugins/api/state.ts'
import type { Answered } from './http.ts'
import { isUnreachable } from './http.ts'
import type { LiveEvent, Numbers } from './live/live.ts'

/** The answer after an event, the same object when nothing of it changed, or that it has to be read again. */
type Reduce<State> = (state: State, event: LiveEvent) => State | AskAgain

interface Parts<State> {
  readonly read: () => Promise<Answered<State>>
  readonly reduce: Reduce<State>
  /** What happened after a position and was heard already. */
  readonly eventsAfter: (position: Numbers) => readonly LiveEvent[]
  readonly changed: () => void
  readonly onStop: () => void
}

/**
 * The answer of a query that follows what happens: read once with the numbers it is true at, moved on by each event with a
 * higher number, read again when too much was missed.
 */
export class WatchedAnswer<State> implements Watched<State> {
  state: State | undefined
  failure: Error | undefined
  private position: Map<string, number> = new Map()
  private readings = 0
  private loading = false
  private stopped = false

  constructor(private readonly parts: Parts<State>) {
    this.reload()
  }

  reload(): void {
    void this.load(++this.readings)
  }

  stop(): void {
    this.stopped = true
    this.parts.onStop()
  }

  /** Takes over what happened. While an answer is on its way this is left to it: it asks for all that came after it. */
  hear(events: readonly LiveEvent[]): void {
    if (this.loading || this.state === undefined) return
    if (this.apply(events)) this.parts.changed()
  }

  /** There is a connection again: what failed for want of one is tried once more. */
  wake(): void {
    if (isUnreachable(this.failure)) this.reload()
  }

  private async load(reading: number): Promise<void> {
    this.loading = true
    try {
      const { position, answer } = await this.parts.read()
      if (this.isOver(reading)) return
      this.begin(answer, position)
    } catch (error) {
      if (this.isOver(reading)) return
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
    this.loading = false
    this.parts.changed()
  }

  /** A later reading, or the end, makes an answer useless. */
  private isOver(reading: number): boolean {
    return this.stopped || reading !== this.readings
  }

  private begin(answer: State, position: Numbers): void {
    this.failure = undefined
    this.state = answer
    this.position = new Map(Object.entries(position))
    this.apply(this.parts.eventsAfter(position))
  }

  private apply(events: readonly LiveEvent[]): boolean {
    let state = this.state
    if (state === undefined) return false
    for (const event of events) {
      if (!this.isNews(event)) continue
      const next = this.parts.reduce(state, event)
      if (next === askAgain) return this.askAgain()
      state = next
    }
    const moved = state !== this.state
    this.state = state
    return moved
  }

  /** What was known is shown on until the new answer is here. */
  private askAgain(): false {
    this.reload()
    return false
  }

  private isNews({ room, seq }: LiveEvent): boolean {
    if (seq <= (this.position.get(room) ?? -1)) return false
    this.position.set(room, seq)
    return true
  }
}
