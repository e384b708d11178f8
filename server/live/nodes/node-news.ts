import type { ActivityId, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { Frame } from '../publication.ts'
import type { Room } from '../rooms.ts'

/** Something that is true only now, for everybody in some rooms but who said it. */
export interface RoomWhisper {
  readonly rooms: readonly Room[]
  readonly text: string
  readonly from?: PersonId | undefined
}

/** Who came to an activity, or changed, and who left it, as one node knows it. */
export interface Moved {
  readonly activity: ActivityId
  readonly came: readonly PersonCard[]
  readonly left: readonly PersonId[]
}

/** What one node tells the others. */
export interface NodeNews {
  /** The process it comes from. */
  readonly node: string
  readonly frames: readonly Frame[]
  readonly whispers: readonly RoomWhisper[]
  readonly moved: readonly Moved[]
  /** True when `moved` is everybody who is at the node. */
  readonly complete: boolean
  /** True when the node wants to know who is at the others, and what it may have missed is likely to be missed by them. */
  readonly asks: boolean
}

/**
 * A line that says what follows, then a line for each text. JSON has no line breaks of its own, so that what was encoded for
 * the readers stays encoded.
 */
export function encodeNews({ node, frames, whispers, ...news }: NodeNews): string {
  const head = {
    node,
    ...news,
    frames: frames.map(({ room, seq }) => ({ room, seq })),
    whispers: whispers.map(({ rooms, from }) => ({ rooms, from })),
  }
  return [JSON.stringify(head), ...[...frames, ...whispers].map(({ text }) => text)].join('\n')
}

/** Whether that node said it: its name comes before all else, and a node need not read on to know its own words. */
export const isSaidBy = (node: string, text: string): boolean => text.startsWith(`{"node":${JSON.stringify(node)},`)

/** Undefined for what no node of this release says. */
export function decodeNews(text: string): NodeNews | undefined {
  const [head = '', ...texts] = text.split('\n')
  try {
    // What is at the bus was said by a node: whoever else may speak there may as well write to the database.
    const { frames, whispers, ...news } = JSON.parse(head) as NodeNews
    return {
      ...news,
      frames: frames.map((frame, index) => ({ ...frame, text: texts[index] ?? '' })),
      whispers: whispers.map((whisper, index) => ({ ...whisper, text: texts[frames.length + index] ?? '' })),
    }
  } catch {
    return undefined
  }
}
