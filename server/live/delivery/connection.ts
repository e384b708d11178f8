import type { Visit } from '../../operations/visit.ts'
import type { Bundle } from './bundle.ts'
import type { Channel } from './channel.ts'
import type { Room } from '../rooms.ts'
import { encodeMessage, type Wire } from '../ways/wire.ts'

/** More than this waiting in one connection means that its reader has stopped, or is slower than the talk. */
const mostWaiting = 1024 * 1024

/** One open page. Every field is set at once: V8 finds place for what comes later only in a second object. */
export class Connection {
  channels: readonly Channel[] = []
  /**
   * Set while nothing flows: the number after which each room has to be replayed. Undefined while everything flows; the
   * connection then is where its channels are, and no number of its own has to be kept up to date.
   */
  behind: Map<Room, number> | undefined = new Map()
  /** Since when its reader has not taken what was sent, by the process's own clock. */
  stuckSince: number | undefined = undefined
  /** What it gets in the turn under way. */
  bundle: Bundle | undefined = undefined
  /** Nothing was sent since the last beat. */
  quiet = true
  /** Which of the groups that have their beats one after the other it belongs to. */
  beatGroup = 0
  /** How often it was asked whether it is there since it last showed that it is. */
  unanswered = 0
  /** Set while its rights are in doubt, anew each time: what was found out before the last of them settles nothing. */
  doubt: symbol | undefined = undefined
  /** Counts the attempts to catch up, so that the latest one wins. */
  attempt = 0

  constructor(
    readonly wire: Wire,
    readonly token: string,
    public visit: Visit,
    /** Whether the page can unpack what is packed. */
    readonly inflates = false,
  ) {}

  get isOpen(): boolean {
    return this.wire.isOpen
  }

  /**
   * Sends encoded messages, two at most, in one write. Answers false when the reader does not keep up, and should be left
   * alone until it does.
   */
  write(...messages: readonly Buffer[]): boolean {
    this.quiet = false
    this.wire.write(messages)
    return this.wire.waiting <= mostWaiting
  }

  say(text: string): boolean {
    return this.write(encodeMessage(text))
  }

  /** Stops the flow where it is. */
  fallBehind(): void {
    this.behind ??= new Map(this.channels.map(({ room, last }) => [room, last ?? 0]))
  }

  /** Nothing more is said to it until it is known what it may still hear. */
  doubtRights(): void {
    this.doubt = Symbol('doubt')
    this.fallBehind()
  }
}
