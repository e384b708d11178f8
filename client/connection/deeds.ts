import { isUnreachable } from './http.ts'
import { newKey } from './key.ts'
import { sure } from './outbox.ts'
import { makeSignal } from './signal.ts'

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
  private flushed = makeSignal()
  private readonly listeners = new Set<() => void>()

  readonly carryOut = <Answer>(give: (key: string) => Promise<Answer>): Promise<Answer> => {
    this.note(1)
    const done = this.last.then(() => this.insist(give)).finally(() => this.note(-1))
    this.last = done.catch(() => undefined)
    return done
  }

  /** Tries now what waits, beside an attempt that is still at it: the key makes them one. */
  flush(): void {
    this.flushed.give()
    this.flushed = makeSignal()
  }

  listen(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  private async insist<Answer>(give: (key: string) => Promise<Answer>): Promise<Answer> {
    const key = newKey()
    for (const since = Date.now(); ;) {
      const flushed = this.flushed.given
      try {
        const outcome = await Promise.race([give(key).then((answer) => ({ answer })), flushed])
        if (outcome) return outcome.answer
      } catch (error) {
        if (!isUnreachable(error) || Date.now() - since > sure) throw error
        await waitFor(flushed)
      }
    }
  }

  private note(more: number): void {
    this.count += more
    for (const changed of this.listeners) changed()
  }
}

/** Until there is a connection again, or for as long as one waits before trying without knowing. */
async function waitFor(flushed: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([flushed, new Promise((resolve) => (timer = setTimeout(resolve, pause)))])
  clearTimeout(timer)
}
