import { performance } from 'node:perf_hooks'
import { Compile } from 'typebox/compile'
import type { RawData } from 'ws'
import { Beat, CommandOut, Hello, WhisperOut } from '../contract.ts'

/** The largest message a client may send, in bytes. */
export const mostBytes = 64 * 1024

/** Everybody else gets it: no more than a page has to say of what its person does. In bytes of JSON. */
const mostWhispered = 1024

/** Nobody's page has more to say, commands apart; more than this in a second is a fault or an attack. */
const mostPerSecond = 30

const hello = Compile(Hello)
const beat = Compile(Beat)
const whisper = Compile(WhisperOut)
const command = Compile(CommandOut)

export type ClientMessage = Hello | Beat | WhisperOut | CommandOut

/** What a client said; undefined when it is nothing that was agreed on. */
export function parseClientMessage(data: RawData, isBinary: boolean): ClientMessage | undefined {
  const text = textOf(data)
  const value = isBinary ? undefined : parse(text)
  if (command.Check(value) || hello.Check(value) || beat.Check(value)) return value
  return whisper.Check(value) && isShort(value, text) ? value : undefined
}

/** The text comes first: a long one may be deeper than the stack of whoever writes it out again. */
export const isShort = ({ whisper: said }: WhisperOut, text: string): boolean =>
  text.length <= 2 * mostWhispered && Buffer.byteLength(JSON.stringify(said)) <= mostWhispered

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

/** Counts what each visitor says in one second, and forgets it with the next. */
export class MessagePace {
  private second = 0
  /** Who has left is not kept until somebody else says something. */
  private messages = new WeakMap<object, number>()

  /** False when there are too many of one visitor. */
  allows(visitor: object): boolean {
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.second) this.messages = new WeakMap()
    this.second = second
    const messages = (this.messages.get(visitor) ?? 0) + 1
    this.messages.set(visitor, messages)
    return messages <= mostPerSecond
  }
}

/** Two whispers in whatever second one looks at; who types has no more to say. */
export class WhisperPace {
  private last = -Infinity
  private beforeLast = -Infinity

  /** False when this one is to be dropped. */
  allows(): boolean {
    const now = performance.now()
    if (now - this.beforeLast < 1000) return false
    this.beforeLast = this.last
    this.last = now
    return true
  }
}
