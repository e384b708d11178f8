import { isUnreachable } from './http.ts'
import { newKey } from './key.ts'
import { sure } from './outbox.ts'

/** While nobody answers, in ms. */
const pause = 15_000

/**
 * What was done with a press, and not answered yet: in order, one at a time, tried with the same key until somebody answers.
 * Nothing is given up for want of a network: what has left by a socket that is dead without knowing may still arrive when the
 * network is back, so that "it was not done" could never be said. They live as long as the page: what is lost with one that is
 * closed meanwhile its reader sees when they come back, and words that they had written are a draft.
 */
export class Deeds {
  /** How many are under way. */
  count = 0
  private last: Promise<unknown> = Promise.resolve()
  private hurried = 0
  private hurry: () => void = () => undefined
  private readonly listeners = new Set<() => void>()

  readonly carryOut = <Answer>(give: (key: string) => Promise<Answer>): Promise<Answer> => {
    this.note(1)
    const done = this.last.then(() => this.insist(give)).finally(() => this.note(-1))
    this.last = done.catch(() => undefined)
    return done
  }

  /** Tries now what waits. */
  flush(): void {
    this.hurried += 1
    this.hurry()
  }

  listen(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  private async insist<Answer>(give: (key: string) => Promise<Answer>): Promise<Answer> {
    const key = newKey()
    for (const since = Date.now(); ;) {
      const { hurried } = this
      try {
        return await give(key)
      } catch (error) {
        if (!isUnreachable(error) || Date.now() - since > sure) throw error
      }
      // There may have been a network again while an attempt of before was failing.
      if (hurried === this.hurried) await this.wait()
    }
  }

  private async wait(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      this.hurry = resolve
      timer = setTimeout(resolve, pause)
    })
    clearTimeout(timer)
  }

  private note(more: number): void {
    this.count += more
    for (const changed of this.listeners) changed()
  }
}
