import { WebSocket } from 'ws'
import { closeSocket } from './closing.ts'
import type { CloseCode } from '../contract.ts'
import type { Connection } from '../delivery/connection.ts'
import type { Wire } from './wire.ts'

/** What `ws` writes its own messages with. It is not declared, but engine.io has relied on it for years. */
interface Sending {
  readonly _sender: { sendFrame(list: readonly Buffer[]): void }
}

/**
 * A WebSocket as the wire, which knows whose it is: thousands of them say nothing for hours, and so that each takes little memory
 * it is one object.
 */
export class SocketWire extends WebSocket implements Wire {
  /** Undefined until somebody was let in by it. */
  connection: Connection | undefined = undefined

  get isOpen(): boolean {
    return this.readyState === this.OPEN
  }

  get waiting(): number {
    return this.bufferedAmount
  }

  /**
   * With `ws.send` each connection would build the same frame anew, which costs nearly half of all deliveries. Without
   * compression `ws` never holds messages back, so both ways of sending keep one order.
   */
  write(messages: readonly Buffer[]): void {
    if (this.isOpen) (this as unknown as Sending)._sender.sendFrame(messages)
  }

  onTaken(taken: () => void): void {
    this.send('{"beat":1}', (error) => {
      if (!error) taken()
    })
  }

  ask(): void {
    this.ping()
  }

  end(code: CloseCode, reason: string): Promise<void> {
    return closeSocket(this, code, reason)
  }

  cut(): void {
    this.terminate()
  }
}
