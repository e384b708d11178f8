import type { Presence } from '../../../plugins/api/client.ts'
import type { Hearers } from '../../../plugins/api/contract.ts'
import type { CommandOut } from '../../../server/live/contract.ts'
import type { Outcome } from './commands.ts'
import {
  LiveConnection,
  liveAddress,
  type LiveEvent,
  type LiveOptions,
  type LiveState,
  type Numbers,
  type Whispered,
} from './live.ts'

/** What listens to the one connection of a page. */
export interface LiveListener {
  readonly onEvents?: (events: readonly LiveEvent[]) => void
  readonly onResync?: () => void
  readonly onWhisper?: (whispered: Whispered['whispered']) => void
  /** There is a connection, for the first time or again. */
  readonly onConnected?: () => void
  /** The state of the connection, or who is here, has changed. */
  readonly onChange?: () => void
}

type Address = Pick<LiveOptions, 'activity' | 'token'> & Partial<Pick<LiveOptions, 'url' | 'openSocket'>>

/** The one connection of a page, for all that keep a state true by it. */
export class LiveHub {
  state: LiveState = { kind: 'connecting' }
  presence: Presence = { people: [], count: 0 }
  private readonly listeners = new Set<LiveListener>()
  private readonly connection: LiveConnection

  constructor(address: Address) {
    this.connection = new LiveConnection({
      url: liveAddress(),
      ...address,
      onEvents: (events) => this.tell((listener) => listener.onEvents?.(events)),
      onResync: () => this.tell((listener) => listener.onResync?.()),
      onState: (state) => this.noteState(state),
      onWhisper: (whispered) => this.tell((listener) => listener.onWhisper?.(whispered)),
      onPresence: (here) => {
        this.presence = here
        this.tell((listener) => listener.onChange?.())
      },
    })
  }

  listen(listener: LiveListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  eventsAfter(position: Numbers): readonly LiveEvent[] {
    return this.connection.eventsAfter(position)
  }

  whisper(event: string, data?: unknown, to?: Hearers): void {
    this.connection.whisper(event, data, to)
  }

  /** Gives a command by the socket; see LiveCommands. */
  command(command: CommandOut['command']): Promise<Outcome | undefined> {
    return this.connection.command(command)
  }

  reconnectNow(): void {
    this.connection.reconnectNow()
  }

  close(): void {
    this.connection.close()
  }

  private noteState(state: LiveState): void {
    const connected = state.kind === 'live' && this.state.kind !== 'live'
    this.state = state
    this.tell((listener) => listener.onChange?.())
    if (connected) this.tell((listener) => listener.onConnected?.())
  }

  private tell(say: (listener: LiveListener) => void): void {
    for (const listener of [...this.listeners]) say(listener)
  }
}
