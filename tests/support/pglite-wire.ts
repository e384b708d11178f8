import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** Terminate, in PostgreSQL's protocol: a PGlite ends with its process. */
const terminate = 'X'.charCodeAt(0)

/**
 * A wire to a PostgreSQL in this process, for the driver that speaks to servers: what it writes in one go is answered in
 * one go. PGlite's own `query` crosses over for each part of a statement, and takes twice as long.
 */
export class PgliteWire extends Duplex {
  constructor(private readonly pglite: PGlite) {
    super()
  }

  /** What the driver calls of a socket. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }
  setNoDelay = (): this => this
  setKeepAlive = (): this => this
  ref = (): this => this
  unref = (): this => this

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(part: Buffer, _encoding: string, done: Done): void {
    void this.pass(part, done)
  }

  override _writev(parts: { chunk: Buffer }[], done: Done): void {
    void this.pass(Buffer.concat(parts.map(({ chunk }) => chunk)), done)
  }

  private async pass(message: Buffer, done: Done): Promise<void> {
    if (message[0] === terminate) return done()
    try {
      this.push(await this.pglite.execProtocolRaw(message, { syncToFs: false }))
      done()
    } catch (error) {
      done(error as Error) // PGlite rejects with nothing else
    }
  }
}

type Done = (error?: Error | null) => void
