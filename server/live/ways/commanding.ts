import { describeError } from '../../error-replies.ts'
import { newReference } from '../../references.ts'
import type { Visit } from '../../operations/visit.ts'
import { closeFor } from './closing.ts'
import type { Connection } from '../delivery/connection.ts'
import type { CommandOut, Refused } from '../contract.ts'
import type { LiveParts } from '../live.ts'

export type Command = CommandOut['command']

/** Carries out a command as HTTP does; resolves after the commit with `{ position, answer }` as text, or rejects. */
export type Perform = (visit: Visit, command: Command) => Promise<string>

interface Parts extends Pick<LiveParts, 'enter' | 'log'> {
  readonly listeners: { answer(connection: Connection, text: string): void }
  readonly perform: Perform
}

/** A page waits for the answer to one message before it sends the next; some things are done beside that. */
const mostAtOnce = 16

/** The commands that come by socket. */
export class Commanding {
  /** How many of each connection; of one that has none, nothing. */
  private readonly underWay = new Map<Connection, number>()

  constructor(private readonly parts: Parts) {}

  /** Answers false when too many of this connection wait already. */
  take(connection: Connection, command: Command): boolean {
    const waiting = this.underWay.get(connection) ?? 0
    if (waiting >= mostAtOnce) return false
    this.underWay.set(connection, waiting + 1)
    void this.carryOut(connection, command).finally(() => this.finish(connection))
    return true
  }

  private finish(connection: Connection): void {
    const waiting = this.underWay.get(connection) ?? 0
    if (waiting > 1) this.underWay.set(connection, waiting - 1)
    else this.underWay.delete(connection)
  }

  private async carryOut(connection: Connection, command: Command): Promise<void> {
    const { listeners, perform } = this.parts
    const visit = await this.enter(connection)
    if (!visit) return
    try {
      const body = await perform(visit, command)
      // The answer is the text that a retry would get; only the key is put before it.
      listeners.answer(connection, `{"done":{"key":${JSON.stringify(command.key)},${body.slice(1)}}`)
    } catch (error) {
      listeners.answer(connection, JSON.stringify(this.refuse(command, error)))
    }
  }

  /** Through the door for each command, as HTTP does; who may not come in any more hears nothing further. */
  private async enter({ token, visit, wire }: Connection): Promise<Visit | undefined> {
    try {
      return await this.parts.enter(token, visit.activity.id)
    } catch (error) {
      closeFor((code, reason) => wire.end(code, reason), error)
      return undefined
    }
  }

  private refuse({ key, feature, name }: Command, error: unknown): Refused {
    const { status, error: said } = describeError(error, newReference())
    const { code, path, reference } = said
    if (status >= 500) this.parts.log.error({ err: error, reference }, 'An operation failed.')
    else this.parts.log.debug({ refused: code, path, reference, operation: `${feature}.${name}` }, 'Refused.')
    return { refused: { key, status, error: said } }
  }
}
