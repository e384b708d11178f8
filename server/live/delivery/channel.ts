import type { Connection } from './connection.ts'
import type { Frame } from '../publication.ts'
import { Ring } from './ring.ts'
import type { Room } from '../rooms.ts'

/** A room that somebody listens to. */
export class Channel {
  readonly followers = new Set<Connection>()
  ring = new Ring()
  /** The number of the newest event that was sent out; undefined until the database has said where the room stands. */
  last: number | undefined
  /** The highest number heard of; above `last` when something was committed that has not come by here. */
  heard = 0
  /** While what has not come by is fetched. */
  filling: Promise<void> | undefined

  constructor(readonly room: Room) {}

  /** True when the event is the next one, and should be sent; one that was sent already, or that leaves a gap, is not. */
  accept(frame: Frame): boolean {
    this.heard = Math.max(this.heard, frame.seq)
    if (this.last === undefined || frame.seq !== this.last + 1) return false
    this.last = frame.seq
    this.ring.add(frame)
    return true
  }

  /** Goes on behind a gap that cannot be filled; the followers are left where they were. */
  skip(): void {
    for (const follower of this.followers) follower.fallBehind()
    this.last = this.heard
    this.ring = new Ring()
  }

  get hasGap(): boolean {
    return this.last !== undefined && this.heard > this.last
  }
}
