import type { CommandOut, Done, Numbers, Refused } from '../../../server/live/contract.ts'

type Command = CommandOut['command']

/** What became of a command. */
export type Outcome =
  | { readonly done: { readonly position: Numbers; readonly answer: unknown } }
  | { readonly refused: Refused['refused'] }

/** Whoever writes more than this, in characters of JSON, sends it by HTTP: a socket takes no large messages. */
const longest = 16_000

/** For the answer to a command, in ms; whoever waits for it looks at the page, and is not to look for long. */
const longestAnswer = 8000

interface Waiting {
  readonly settle: (outcome: Outcome | undefined) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** As many as the server lets wait at once, less those that it answered and we did not hear. */
const mostWaiting = 12

/** Commands that went out by the socket and were not answered yet. */
export class LiveCommands {
  private readonly waiting = new Map<string, Waiting>()

  /**
   * @param say sends a text, or answers false while there is no connection
   * @param doubt is called when an answer did not come in time: the connection may be dead without knowing
   */
  constructor(
    private readonly say: (text: string) => boolean,
    private readonly doubt: () => void,
  ) {}

  /**
   * Undefined when nobody answered, or it cannot go this way; it may have been carried out then, and is to be given again
   * with the same key.
   */
  give(command: Command): Promise<Outcome | undefined> {
    const text = JSON.stringify({ command })
    const { key } = command
    const isSent = text.length <= longest && this.waiting.size < mostWaiting && !this.waiting.has(key) && this.say(text)
    if (!isSent) return Promise.resolve(undefined)
    return new Promise((settle) => {
      const timer = setTimeout(() => this.giveUp(key), longestAnswer)
      this.waiting.set(key, { settle, timer })
    })
  }

  private giveUp(key: string): void {
    this.settle(key, undefined)
    this.doubt()
  }

  take(answer: Done | Refused): void {
    if ('done' in answer) this.settle(answer.done.key, answer)
    else this.settle(answer.refused.key, answer)
  }

  /** The connection is gone, and with it every answer that was on its way. */
  lose(): void {
    for (const key of [...this.waiting.keys()]) this.settle(key, undefined)
  }

  private settle(key: string, outcome: Outcome | undefined): void {
    const waiting = this.waiting.get(key)
    this.waiting.delete(key)
    clearTimeout(waiting?.timer)
    waiting?.settle(outcome)
  }
}
