import { performance } from 'node:perf_hooks'
import type { Connection } from '../delivery/connection.ts'

interface Parts {
  /** Everybody who is here. */
  readonly connections: Iterable<Connection>
  /** How often each connection is asked whether it is there, in ms. */
  readonly beat: number
  /** How long a reader may take nothing of what was sent, in ms. */
  readonly patience: number
  readonly onBeat: (connection: Connection) => void
  readonly onStuck: (connection: Connection) => void
}

/** The beats are spread: so many groups of connections have theirs one after the other. */
const groups = 25

const beatText = '{"beat":1}'

/** Finds connections that are dead or stuck, and tells quiet ones that they are not. */
export class Heartbeat {
  private joined = 0
  private turn = 0
  private readonly timer: NodeJS.Timeout

  constructor(private readonly parts: Parts) {
    this.timer = setInterval(() => this.beatNext(), parts.beat / groups)
    // A command that only opens the house ends when it is done.
    this.timer.unref()
  }

  /** Gives somebody who comes a place among the others. */
  join(connection: Connection): void {
    connection.beatGroup = this.joined
    this.joined = (this.joined + 1) % groups
  }

  close(): void {
    clearInterval(this.timer)
  }

  private beatNext(): void {
    const stuckBefore = performance.now() - this.parts.patience
    this.turn = (this.turn + 1) % groups
    for (const connection of this.parts.connections) {
      if ((connection.stuckSince ?? Infinity) < stuckBefore) this.parts.onStuck(connection)
      else if (connection.beatGroup === this.turn) this.beat(connection)
    }
  }

  private beat(connection: Connection): void {
    if (connection.unanswered >= 2) return connection.wire.cut()
    connection.unanswered += 1
    connection.wire.ask()
    // Browsers do not show pings to the page: it learns from a message that a quiet connection is alive.
    if (connection.quiet && !connection.behind) connection.say(beatText)
    connection.quiet = true
    this.parts.onBeat(connection)
  }
}
