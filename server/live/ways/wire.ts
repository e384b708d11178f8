import { deflateRawSync } from 'node:zlib'
import type { CloseCode } from '../contract.ts'

/** A whole WebSocket message of text as it goes over the wire (RFC 6455, section 5.2): final, unmasked, not compressed. */
export function encodeMessage(text: string): Buffer {
  const { message, head } = makeMessage(0x81, Buffer.byteLength(text))
  message.write(text, head)
  return message
}

/** The same text, packed: a message of bytes, which are those of the text deflated (RFC 1951). */
export function encodePacked(text: string): Buffer {
  const packed = deflateRawSync(text, { level: 1 })
  const { message, head } = makeMessage(0x82, packed.length)
  packed.copy(message, head)
  return message
}

function makeMessage(kind: number, size: number): { message: Buffer; head: number } {
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10
  const message = Buffer.allocUnsafe(head + size)
  message[0] = kind
  if (head === 2) message[1] = size
  if (head === 4) {
    message[1] = 126
    message.writeUInt16BE(size, 2)
  }
  if (head === 10) {
    message[1] = 127
    message.writeBigUInt64BE(BigInt(size), 2)
  }
  return { message, head }
}

/** The text of an encoded message that is not packed. */
export const textOf = (message: Buffer): string => message.toString('utf8', headOf(message))

const headOf = (message: Buffer): number => (message[1] === 126 ? 4 : message[1] === 127 ? 10 : 2)

/** What a connection needs of whatever carries it. */
export interface Wire {
  readonly isOpen: boolean
  /** Bytes that were written and that the other end has not taken. */
  readonly waiting: number
  /** Writes one or two encoded messages, which leave together. */
  write(messages: readonly Buffer[]): void
  /** Calls back when everything that was written until now is taken. */
  onTaken(taken: () => void): void
  /** Asks the other end whether it is there. */
  ask(): void
  /** Says goodbye; resolves when the other end is gone. */
  end(code: CloseCode, reason: string): Promise<void>
  /** Ends it without a word. */
  cut(): void
}
