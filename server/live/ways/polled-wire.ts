import type { CloseCode } from '../contract.ts'
import { textOf, type Wire } from './wire.ts'

/** What one poll comes to: an array of messages as text, or the code that its connection was closed with. */
export type Polled = { readonly text: string } | { readonly closed: CloseCode }

interface Parts {
  /** Whether to wait for news; else the first word is the answer. */
  readonly patient: boolean
  /** How long nothing may come, in ms. */
  readonly longest: number
}

/** A connection for one answer: it is open until there is something to say, and says all of it at once. */
export class PolledWire implements Wire {
  readonly waiting = 0
  readonly answer: Promise<Polled>
  private readonly texts: string[] = []
  private settle: ((polled: Polled) => void) | undefined
  private readonly timer: NodeJS.Timeout

  constructor(private readonly parts: Parts) {
    this.answer = new Promise((resolve) => (this.settle = resolve))
    this.timer = setTimeout(() => this.finish(), parts.longest)
  }

  get isOpen(): boolean {
    return this.settle !== undefined
  }

  write(messages: readonly Buffer[]): void {
    const isFirst = this.texts.length === 0
    this.texts.push(...messages.map(textOf))
    // A welcome and nothing else: what the page knows is what there is.
    if (isFirst && this.parts.patient && !this.texts[0]?.startsWith('[')) return
    this.finish()
  }

  onTaken(taken: () => void): void {
    setImmediate(taken)
  }

  /** Whoever asks again and again is there. */
  ask(): void {}

  async end(code: CloseCode): Promise<void> {
    this.finish({ closed: code })
  }

  cut(): void {
    this.finish()
  }

  private finish(polled: Polled = { text: `[${this.texts.map(withoutBrackets).join()}]` }): void {
    clearTimeout(this.timer)
    this.settle?.(polled)
    this.settle = undefined
  }
}

/** What was said in one turn may be an array already. */
const withoutBrackets = (text: string): string => (text.startsWith('[') ? text.slice(1, -1) : text)
