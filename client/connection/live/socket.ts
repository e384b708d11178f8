import type { CloseCode, Hello, ServerMessage } from '../../../server/live/contract.ts'
import { parse } from '../http.ts'
import type { Line } from './polling.ts'
import { Retry } from './retry.ts'
import { Unpacking } from './unpacking.ts'
import { onWake } from './wake.ts'
import { Ways } from './ways.ts'

export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** `since` is when the connection was lost, in ms since 1970. */
  | { readonly kind: 'reconnecting'; readonly since: number }
  /** Nothing comes any more, and trying again is of no use. */
  | { readonly kind: 'ended'; readonly reason: EndReason }

export type EndReason = 'not-signed-in' | 'not-allowed' | 'not-found' | 'closed'

const endings: Readonly<Partial<Record<number, EndReason>>> = {
  4401: 'not-signed-in',
  4403: 'not-allowed',
  4404: 'not-found',
} satisfies Partial<Record<CloseCode, EndReason>>

/** The server stops, and says so to everybody at once. */
const goingAway = 1001 satisfies CloseCode

/** The server breaks every silence after 25 s; when it does not, it is not there. In ms, as all that follow. */
const longestSilence = 45_000
const longestGreeting = 15_000
/** For the first socket of a page: who has not seen one get through does not wait long for somebody in between. */
const longestOpening = 5000
/** For the answer to "are you there?". */
const longestAnswer = 4000
const lookEvery = 1000
/** When a second takes this long, the page was asleep. */
const nap = 10_000

const areYouThere = '{"beat":1}'

interface Parts {
  readonly openSocket: () => Line
  /** Stands in where no socket gets through. */
  readonly openPolling: () => Line
  readonly hello: () => Hello
  readonly onMessages: (messages: readonly ServerMessage[]) => void
  readonly onState: (state: LiveState) => void
  /** A connection was given up, for whatever reason: nothing more comes by it. */
  readonly onDrop: () => void
}

/** A socket that comes back by itself: after cuts, silence and sleep, in a rhythm that spares the server. */
export class LiveSocket {
  private state: LiveState = { kind: 'connecting' }
  private socket: Line | undefined
  private readonly ways = new Ways()
  private readonly retry = new Retry()
  private retrying: ReturnType<typeof setTimeout> | undefined
  private readonly looking = setInterval(() => this.look(), lookEvery)
  private lookedAt = Date.now()
  private readonly stopWaking = onWake(() => this.wake())
  /** When something has to have come, by performance.now(). */
  private deadline = Infinity

  constructor(private readonly parts: Parts) {
    this.connect()
  }

  /** The other end has let us in. */
  welcomed(): void {
    this.retry.connected()
    this.ways.reached()
    this.become({ kind: 'live' })
  }

  /** Says hello anew, on another connection. Nobody is told unless that fails. */
  restart(): void {
    // Without a socket the next attempt is on its way already.
    if (!this.socket) return
    this.drop()
    this.connectLater()
  }

  /** Tries at once instead of at the next attempt. */
  hurry(): void {
    if (this.retrying !== undefined) this.connect()
  }

  /** Answers false while there is no connection; then it is not said, now or later. */
  say(text: string): boolean {
    if (this.state.kind !== 'live' || this.socket?.readyState !== 1) return false
    this.socket.send(text)
    return true
  }

  /** As `say`, of what is to be answered: what stands in for a socket brings no answers back. */
  ask(text: string): boolean {
    return this.ways.way === 'socket' && this.say(text)
  }

  /** Asks the other end whether it is there, and gives the connection up when it does not say so. */
  check(): void {
    if (this.state.kind !== 'live' || this.socket?.readyState !== 1) return
    this.socket.send(areYouThere)
    this.expectWithin(longestAnswer)
  }

  end(reason: EndReason): void {
    this.drop()
    clearInterval(this.looking)
    this.stopWaking()
    this.become({ kind: 'ended', reason })
  }

  private connect(): void {
    this.drop()
    const socket = this.ways.choose() === 'socket' ? this.parts.openSocket() : this.parts.openPolling()
    this.socket = socket
    this.expectWithin(this.state.kind === 'connecting' ? longestOpening : longestGreeting)
    // A socket that was dropped may still have something to say; nobody listens any more.
    const listen = <Type extends keyof WebSocketEventMap>(type: Type, hear: (event: WebSocketEventMap[Type]) => void) =>
      socket.addEventListener(type, (event) => {
        if (socket === this.socket) hear(event)
      })
    listen('open', () => this.greet(socket))
    const unpacking = new Unpacking((text) => socket === this.socket && this.hear(text))
    listen(
      'message',
      ({ data }: MessageEvent<string | Blob>) =>
        void unpacking.hear(data)?.catch(() => socket === this.socket && this.restart()),
    )
    listen('close', (event) => this.lose(event.code))
    // What went wrong is told by the close that follows.
    listen('error', () => undefined)
  }

  private greet(socket: Line): void {
    this.expectWithin(longestGreeting)
    socket.send(JSON.stringify(this.parts.hello()))
  }

  private drop(): void {
    clearTimeout(this.retrying)
    this.retrying = undefined
    this.deadline = Infinity
    const { socket } = this
    this.socket = undefined
    socket?.close()
    if (socket) this.parts.onDrop()
  }

  private hear(text: string): void {
    const heard = parse(text)
    // What is no JSON, somebody in between has said or spoilt.
    if (typeof heard !== 'object' || heard === null) return this.lose()
    this.expectWithin(longestSilence)
    // The shape is the server's own.
    this.parts.onMessages(Array.isArray(heard) ? heard : [heard as ServerMessage])
  }

  private lose(code?: number): void {
    const reason = endings[code ?? 0]
    if (reason) return this.end(reason)
    if (this.state.kind === 'live') this.ways.cut()
    else this.ways.failed(code === undefined)
    this.drop()
    this.become({ kind: 'reconnecting', since: this.state.kind === 'reconnecting' ? this.state.since : Date.now() })
    this.connectLater(code === goingAway || document.visibilityState === 'hidden')
  }

  private connectLater(hasTime = false): void {
    this.retrying = setTimeout(() => this.connect(), this.retry.next(hasTime))
  }

  private look(): void {
    const sleptFor = Date.now() - this.lookedAt
    this.lookedAt = Date.now()
    if (this.ways.takeTimeForSocket()) this.trySocket()
    if (performance.now() > this.deadline) this.lose()
    else if (sleptFor > nap) this.wake()
  }

  /** After sleep or a change of network a connection may be dead without knowing. */
  private wake(): void {
    this.hurry()
    this.check()
  }

  /** Beside the polling, which goes on until a socket has brought an answer: some let one open, and nothing through. */
  private trySocket(): void {
    const socket = this.parts.openSocket()
    const givingUp = setTimeout(() => socket.close(), longestGreeting)
    socket.addEventListener('error', () => undefined)
    socket.addEventListener('close', () => clearTimeout(givingUp))
    socket.addEventListener('open', () => socket.send(areYouThere))
    socket.addEventListener('message', () => {
      socket.close()
      if (this.ways.preferSocket()) this.restart()
    })
  }

  private expectWithin(time: number): void {
    this.deadline = performance.now() + time
  }

  private become(state: LiveState): void {
    const { kind } = this.state
    this.state = state
    if (kind !== state.kind) this.parts.onState(state)
  }
}
