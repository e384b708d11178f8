import { performance } from 'node:perf_hooks'
import { Compile } from 'typebox/compile'
import type { RawData } from 'ws'
import { Beat, Hello } from './contract.ts'

/** The largest message a client may send, in bytes. */
export const mostBytes = 64 * 1024

/** Nobody's page has more to say; more than this in a second is a fault or an attack. */
const mostPerSecond = 30

const hello = Compile(Hello)
const beat = Compile(Beat)

/** What a client said; undefined when it is nothing that was agreed on. */
export function parseClientMessage(data: RawData, isBinary: boolean): Hello | Beat | undefined {
  const value = isBinary ? undefined : parse(textOf(data))
  return hello.Check(value) || beat.Check(value) ? value : undefined
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Counts a connection's messages. */
export class MessagePace {
  private second = 0
  private messages = 0

  /** False when there are too many in one second. */
  allows(): boolean {
    const second = Math.floor(performance.now() / 1000)
    this.messages = second === this.second ? this.messages + 1 : 1
    this.second = second
    return this.messages <= mostPerSecond
  }
}
