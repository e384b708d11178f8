import type { Frame } from '../publication.ts'

/** What may be replayed at all: beyond it, loading the state anew is cheaper for both sides. */
export const mostReplayed = 500
export const mostReplayedSize = 512 * 1024

/** The newest events of a room, without gaps, bounded by count and by size in characters. */
export class Ring {
  private frames: Frame[] = []
  /** Where the ring begins in `frames`: what lies before it is cut off now and then, not each time. */
  private begin = 0
  private size = 0

  /** The number of the oldest event kept; undefined when there is none. */
  get first(): number | undefined {
    return this.frames[this.begin]?.seq
  }

  add(frame: Frame): void {
    this.frames.push(frame)
    this.size += frame.text.length
    while (this.frames.length - this.begin > mostReplayed || this.size > mostReplayedSize) this.dropOldest()
    if (this.begin >= mostReplayed) this.trim()
  }

  /**
   * Puts events before the oldest, if they reach to where it begins and all find room; those that are here already, since
   * somebody else fetched them meanwhile, are left out. `last` is the room's newest.
   */
  extend(fetched: readonly Frame[], last: number): void {
    this.trim()
    const first = this.first ?? last + 1
    const older = fetched.filter(({ seq }) => seq < first)
    const size = older.reduce((sum, frame) => sum + frame.text.length, 0)
    if (older.length + this.frames.length > mostReplayed || size + this.size > mostReplayedSize) return
    if (older.at(-1)?.seq !== first - 1) return
    this.frames.unshift(...older)
    this.size += size
  }

  /** Everything after a number; undefined when some of it is not here. `last` is the room's newest. */
  after(seq: number, last: number): readonly Frame[] | undefined {
    if (seq === last) return []
    if (seq > last || this.first === undefined || this.first > seq + 1) return undefined
    return this.frames.slice(this.begin + seq + 1 - this.first)
  }

  private dropOldest(): void {
    this.size -= this.frames[this.begin]?.text.length ?? 0
    this.begin += 1
  }

  private trim(): void {
    this.frames.splice(0, this.begin)
    this.begin = 0
  }
}
