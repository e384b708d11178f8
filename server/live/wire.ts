import type { WebSocket } from 'ws'

/** A whole WebSocket message of text as it goes over the wire (RFC 6455, section 5.2): final, unmasked, not compressed. */
export function encodeMessage(text: string): Buffer {
  const size = Buffer.byteLength(text)
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const message = Buffer.allocUnsafe(head + size)
  message[0] = 0x81
  if (head === 2) message[1] = size
  if (head === 4) {
    message[1] = 126
    message.writeUInt16BE(size, 2)
  }
  if (head === 10) {
    message[1] = 127
    message.writeBigUInt64BE(BigInt(size), 2)
  }
  message.write(text, head)
  return message
}

/** What `ws` writes its own messages with. It is not declared, but engine.io has relied on it for years. */
interface Sending {
  readonly _sender: { sendFrame(list: readonly Buffer[]): void }
}

/**
 * Writes one or two encoded messages, which leave together. With `ws.send` each connection would build the same frame anew, which costs nearly half of all
 * deliveries. Without compression `ws` never holds messages back, so both ways of sending keep one order.
 */
export function writeMessages(socket: WebSocket, messages: readonly Buffer[]): void {
  if (socket.readyState !== socket.OPEN) return
  ;(socket as unknown as Sending)._sender.sendFrame(messages)
}
