import type { Connection } from './connection.ts'
import type { Frame } from '../publication.ts'
import { Ring } from './ring.ts'
import type { Room } from '../rooms.ts'

/** Events of one room that wait for one before them. */
const mostEarly = 200

/** A room that somebody listens to. As with connections, there are thousands: every field is set at once. */
export class Channel {
  /** Set while it has one follower: most rooms are somebody's own, with one page open, and a set is bigger than all else of them. */
  private only: Connection | undefined = undefined
  /** Set from the second follower on. */
  private many: Set<Connection> | undefined = undefined
  /** Made with the first event: in most people's own rooms nothing is said while they are there. */
  private ring: Ring | undefined = undefined
  /** The number of the newest event that was sent out; undefined until the database has said where the room stands. */
  last: number | undefined = undefined
  /** The highest number heard of; above `last` when something was committed that has not come by here. */
  heard = 0
  /** While what has not come by is fetched. */
  filling: Promise<void> | undefined = undefined
  /** What came before what goes before it, by its number. */
  private early: Map<number, Frame> | undefined = undefined

  constructor(readonly room: Room) {}

  get followers(): Iterable<Connection> {
    return this.many ?? (this.only ? [this.only] : [])
  }

  get isFollowed(): boolean {
    return this.only !== undefined || this.many !== undefined
  }

  join(connection: Connection): void {
    if (this.many) this.many.add(connection)
    else if (this.only && this.only !== connection) {
      this.many = new Set([this.only, connection])
      this.only = undefined
    } else this.only = connection
  }

  leave(connection: Connection): void {
    if (this.only === connection) this.only = undefined
    if (this.many?.delete(connection) && this.many.size === 0) this.many = undefined
  }

  /**
   * Takes an event and answers what may be sent now: nothing when it was sent already, or where one before it is missing; else
   * itself, and whatever waited for it.
   */
  take(frame: Frame): readonly Frame[] {
    this.heard = Math.max(this.heard, frame.seq)
    if (this.last === undefined || frame.seq <= this.last) return []
    if (frame.seq > this.last + 1) {
      this.keepEarly(frame)
      return []
    }
    const ready = [frame]
    this.moveOnTo(frame)
    if (this.early) for (const next of this.takeEarly(this.early)) ready.push(next)
    return ready
  }

  private moveOnTo(frame: Frame): void {
    this.last = frame.seq
    this.ring ??= new Ring()
    this.ring.add(frame)
  }

  /** More than that is fetched again with what is missing. */
  private keepEarly(frame: Frame): void {
    this.early ??= new Map()
    if (this.early.size < mostEarly) this.early.set(frame.seq, frame)
  }

  private *takeEarly(early: Map<number, Frame>): Iterable<Frame> {
    for (let next = early.get((this.last ?? 0) + 1); next; next = early.get(next.seq + 1)) {
      this.moveOnTo(next)
      yield next
    }
    // What is left and was sent meanwhile, because it was fetched, waits for nothing.
    for (const seq of early.keys()) if (seq <= (this.last ?? 0)) early.delete(seq)
    if (early.size === 0) this.early = undefined
  }

  /** The number of the oldest event that can be replayed; undefined when there is none. */
  get oldest(): number | undefined {
    return this.ring?.first
  }

  /** Everything after a number; undefined when some of it is not here. */
  after(seq: number): readonly Frame[] | undefined {
    const last = this.last ?? 0
    return seq === last ? [] : this.ring?.after(seq, last)
  }

  /** Lets older events be replayed, too. */
  extend(fetched: readonly Frame[]): void {
    this.ring ??= new Ring()
    this.ring.extend(fetched, this.last ?? 0)
  }

  /** Goes on behind a gap that cannot be filled; the followers are left where they were. */
  skip(): void {
    for (const follower of this.followers) follower.fallBehind()
    this.last = this.heard
    this.ring = undefined
    this.early = undefined
  }

  get hasGap(): boolean {
    return this.last !== undefined && this.heard > this.last
  }
}
