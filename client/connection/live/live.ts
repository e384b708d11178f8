import type { ActivityId, Hearers } from '../../../plugins/api/contract.ts'
import type {
  CommandOut,
  Hello,
  Here,
  HereChange,
  LiveEvent,
  Numbers,
  ServerMessage,
  Welcome,
  Whisper,
  Whispered,
} from '../../../server/live/contract.ts'
import { LiveCommands, type Outcome } from './commands.ts'
import { LiveHistory } from './history.ts'
import { PolledLine } from './polling.ts'
import { LivePresence } from './presence.ts'
import { canUnpack } from './unpacking.ts'
import { LiveSocket, type LiveState } from './socket.ts'

export type { Here, LiveEvent, Numbers, Whispered } from '../../../server/live/contract.ts'
export type { EndReason, LiveState } from './socket.ts'

export interface LiveOptions {
  /** The address of the socket: see `liveAddress`. */
  readonly url: string
  /** The token of the session; asked for at each attempt. */
  readonly token: () => string
  readonly activity: ActivityId
  /** Events as they were committed: in the order of each room, nothing left out. */
  readonly onEvents: (events: readonly LiveEvent[]) => void
  readonly onState: (state: LiveState) => void
  /** Too much was missed in these rooms: what is known of them has to be asked for anew. */
  readonly onResync: (rooms: readonly string[]) => void
  readonly onPresence: (here: Here) => void
  /** What the page of somebody else says that is true only now, such as that they are typing. */
  readonly onWhisper: (whispered: Whispered['whispered']) => void
  /** For tests, where a page has no address of its own. */
  readonly openSocket?: (url: string) => WebSocket
}

/** The address of the socket of the page's own server. */
export const liveAddress = (page: Location = location): string => `${page.origin.replace(/^http/, 'ws')}/live`

const pollingAddress = (socket: string): string => `${socket.replace(/^ws/, 'http')}/poll`

/** What one page hears: it goes on where it was after every cut, and hears nothing twice. */
export class LiveConnection {
  private readonly socket: LiveSocket
  /** The last number of each room. */
  private readonly seen = new Map<string, number>()
  /** The numbers that were sent with the last hello. */
  private asked: Numbers = {}
  private greeted = false
  private readonly history = new LiveHistory()
  private readonly presence = new LivePresence()
  private readonly commands = new LiveCommands(
    (text) => this.socket.ask(text),
    () => this.socket.check(),
  )

  /** Connects at once. */
  constructor(private readonly options: LiveOptions) {
    const { url, openSocket = (address) => new WebSocket(address) } = options
    this.socket = new LiveSocket({
      openSocket: () => openSocket(url),
      openPolling: () => new PolledLine({ address: pollingAddress(url), hello: () => this.makeHello() }),
      hello: () => this.makeHello(),
      onMessages: (messages) => this.take(messages),
      onState: options.onState,
      onDrop: () => this.commands.lose(),
    })
  }

  close(): void {
    this.socket.end('closed')
  }

  /** Tries at once, where otherwise the next attempt would be waited for. */
  reconnectNow(): void {
    this.socket.hurry()
  }

  /**
   * To be called with the position of every answer that is kept as a state: gives the events that happened after the answer
   * and came before it. Those that have not come yet, or are not kept any more, come through `onEvents`, perhaps a second
   * time: whoever keeps a state skips events up to the state's own numbers.
   */
  eventsAfter(position: Numbers): LiveEvent[] {
    const rooms = Object.keys(position)
    const unheard = this.greeted ? [] : rooms.filter((room) => !this.seen.has(room))
    const gaps = this.history.listGaps(position)
    for (const room of [...unheard, ...gaps]) this.begin(room, position[room] ?? 0)
    if (gaps.length > 0) this.socket.restart()
    return this.history.after(position)
  }

  /** Says something that is true only now to everybody else; without a connection it is said to nobody. */
  whisper(event: string, data?: unknown, to?: Hearers): void {
    this.socket.say(JSON.stringify({ whisper: { event, data, ...to } }))
  }

  /** Gives a command by the socket; see LiveCommands. */
  command(command: CommandOut['command']): Promise<Outcome | undefined> {
    return this.commands.give(command)
  }

  private makeHello(): Hello {
    this.asked = Object.fromEntries(this.seen)
    const { token, activity } = this.options
    return { hello: { token: token(), activity, since: { ...this.asked }, inflates: canUnpack() } }
  }

  private take(messages: readonly ServerMessage[]): void {
    const events: LiveEvent[] = []
    for (const message of messages) {
      if ('welcome' in message) this.greet(message.welcome)
      else if ('resync' in message) this.resync(message.resync.rooms)
      else if ('done' in message || 'refused' in message) this.commands.take(message)
      else if ('whispered' in message) this.options.onWhisper(message.whispered)
      else if ('seq' in message) this.takeEvent(message, events)
      else if ('event' in message) this.takeWhisper(message)
    }
    this.history.add(events)
    if (events.length > 0) this.options.onEvents(events)
  }

  private greet({ rooms, here }: Welcome['welcome']): void {
    this.greeted = true
    const lost = [...this.seen.keys()].filter((room) => !(room in rooms))
    for (const room of lost) this.forget(room)
    let late = false
    for (const [room, number] of Object.entries(rooms)) {
      if (!this.seen.has(room)) this.begin(room, number)
      // A state was loaded between hello and welcome, and is older than where the server began.
      else if (this.asked[room] === undefined && (this.seen.get(room) ?? 0) < number) late = true
    }
    this.presence.begin(here)
    this.options.onPresence(this.presence.here)
    this.socket.welcomed()
    // What was said there is not for this page any more, and should not stay on it.
    if (lost.length > 0) this.options.onResync(lost)
    if (late) this.socket.restart()
  }

  private resync(rooms: Numbers): void {
    for (const [room, number] of Object.entries(rooms)) this.begin(room, number)
    this.options.onResync(Object.keys(rooms))
  }

  private takeEvent(event: LiveEvent, events: LiveEvent[]): void {
    const seen = this.seen.get(event.room) ?? Infinity
    if (event.seq <= seen) return
    if (event.seq > seen + 1) return this.socket.restart()
    this.seen.set(event.room, event.seq)
    events.push(event)
  }

  private takeWhisper(whisper: Whisper): void {
    if (whisper.event !== 'live.here') return
    this.presence.change(whisper.data as HereChange)
    this.options.onPresence(this.presence.here)
  }

  private begin(room: string, number: number): void {
    this.seen.set(room, number)
    this.history.begin(room, number)
  }

  private forget(room: string): void {
    this.seen.delete(room)
    this.history.forget(room)
  }
}
