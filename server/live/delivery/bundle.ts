import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Channel } from './channel.ts'
import { encodeMessage, encodePacked } from '../ways/wire.ts'

/** One text that leaves in this turn. `order` is its place among all of them. */
export interface Line {
  readonly text: string
  readonly order: number
  /** Whose page said it: it is news to everybody else. */
  readonly from?: PersonId | undefined
}

/**
 * What is said in a busy room repeats itself, and packed it is a tenth as long. Packing it once costs about what sending it to
 * twenty costs less; and what goes to one alone is not packed together with what others wrote.
 */
const fewestPackedFor = 20
/** In characters. */
const shortestPacked = 4096

/**
 * What a connection gets in one turn: the lines of those of its channels that have any. Connections with the same such
 * channels share one bundle, however different the rest of their channels is, and it is encoded once.
 */
export class Bundle {
  /** How many connections get it. */
  receivers = 0
  private readonly extended = new Map<Channel, Bundle>()
  private text: string | undefined
  private encoded: Buffer | undefined
  private packed: Buffer | undefined

  constructor(private readonly lines: readonly Line[]) {}

  get isEmpty(): boolean {
    return this.lines.length === 0
  }

  /** The bundle with a further channel's lines; the same one for everybody who asks. */
  with(channel: Channel, lines: readonly Line[]): Bundle {
    const known = this.extended.get(channel)
    if (known) return known
    const extended = new Bundle([...this.lines, ...lines])
    this.extended.set(channel, extended)
    return extended
  }

  /** The bundle with lines for one connection alone. */
  apart(lines: readonly Line[]): Bundle {
    return new Bundle([...this.lines, ...lines])
  }

  /**
   * All lines in one message: in the order they were said, each once even if said in several channels. Packed for pages that
   * can unpack it, where that is worth while.
   */
  encode(inflates: boolean): Buffer {
    this.text ??= joinTexts(inOrder(this.lines).map((line) => line.text))
    if (!inflates || this.receivers < fewestPackedFor || this.text.length < shortestPacked)
      return (this.encoded ??= encodeMessage(this.text))
    return (this.packed ??= encodePacked(this.text))
  }
}

const inOrder = (lines: readonly Line[]): Line[] => [...new Set(lines)].toSorted((a, b) => a.order - b.order)

/** One message for several texts of JSON. */
export const joinTexts = (texts: readonly string[]): string => {
  const [only] = texts
  return texts.length === 1 && only !== undefined ? only : `[${texts.join()}]`
}
