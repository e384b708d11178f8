import type { Hello } from '../../../server/live/contract.ts'
import { parse } from '../http.ts'

/** What the page uses of a socket; what comes in its place has the same. */
export interface Line {
  readonly readyState: number
  addEventListener<Type extends keyof WebSocketEventMap>(
    type: Type,
    listener: (event: WebSocketEventMap[Type]) => void,
  ): void
  send(text: string): void
  close(): void
}

interface Parts {
  readonly address: string
  /** Where the page is by now, and who it is. */
  readonly hello: () => Hello
}

/** News that come one after the other are asked for together: a moment between two questions, in ms. */
const breath = 200

/** The server answers within fifteen seconds, also when there is nothing to say. In ms. */
const longestAnswer = 40_000

/** Every answer begins with a welcome; somebody in between, who wants to be greeted first, may know JSON, too. */
function isOurs(text: string): boolean {
  const said = parse(text)
  const first: unknown = Array.isArray(said) ? said[0] : undefined
  return typeof first === 'object' && first !== null && 'welcome' in first
}

/** Codes of a closed socket for answers that say the same. */
const codes: Readonly<Record<number, number>> = { 401: 4401, 403: 4403, 404: 4404 }

/**
 * The same messages, asked for over HTTP again and again: for pages behind somebody who lets no socket through. It stands where
 * a socket would; of what a page says by it only whispers are heard, so commands go by HTTP as well.
 */
export class PolledLine implements Line {
  readyState = 0
  private readonly events = new EventTarget()
  private asking = new AbortController()
  private isHurried = false

  constructor(private readonly parts: Parts) {
    // As a socket does: whoever made it can listen first.
    queueMicrotask(() => this.open())
  }

  addEventListener<Type extends keyof WebSocketEventMap>(
    type: Type,
    listener: (event: WebSocketEventMap[Type]) => void,
  ): void {
    // Each event is made below, in the likeness of the socket's.
    this.events.addEventListener(type, (event) => listener(event as WebSocketEventMap[Type]))
  }

  /** A hello begins the questions; after that, whatever is said asks anew, as one that slept would. */
  send(text: string): void {
    const said = JSON.parse(text) as object
    if ('hello' in said) return void this.askOn()
    if ('whisper' in said) return void this.whisper(said.whisper)
    this.isHurried = true
    this.asking.abort()
  }

  close(): void {
    this.readyState = 3
    this.asking.abort()
  }

  private open(): void {
    if (this.readyState !== 0) return
    this.readyState = 1
    this.events.dispatchEvent(new Event('open'))
  }

  private async askOn(): Promise<void> {
    for (let patient = false; this.readyState === 1; patient = !this.takeHurry()) {
      const heard = await this.ask(patient).catch(() => 1006)
      if (this.readyState !== 1) return
      if (typeof heard === 'string') await this.tell(heard)
      else if (!this.isHurried) return this.end(heard)
    }
  }

  private takeHurry(): boolean {
    const isHurried = this.isHurried
    this.isHurried = false
    return isHurried
  }

  private async tell(text: string): Promise<void> {
    this.events.dispatchEvent(Object.assign(new Event('message'), { data: text }))
    await new Promise((resolve) => setTimeout(resolve, breath))
  }

  /** It is true only now: one that does not get through is not said again. */
  private async whisper(whisper: unknown): Promise<void> {
    const { token, activity } = this.parts.hello().hello
    await fetch(this.parts.address.replace(/poll$/, 'whisper'), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ activity, whisper }),
    }).catch(() => undefined)
  }

  /** @returns messages as text, or the code that a socket would have been closed with */
  private async ask(patient: boolean): Promise<string | number> {
    const { token, activity, since } = this.parts.hello().hello
    this.asking = new AbortController()
    const reply = await fetch(this.parts.address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ activity, since, patient }),
      signal: AbortSignal.any([this.asking.signal, AbortSignal.timeout(longestAnswer)]),
    })
    const text = await reply.text()
    return reply.ok && isOurs(text) ? text : (codes[reply.status] ?? 1006)
  }

  private end(code: number): void {
    this.readyState = 3
    this.events.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}
