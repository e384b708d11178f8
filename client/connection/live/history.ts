import type { LiveEvent, Numbers } from '../../../server/live/contract.ts'

/** As much as one server message may replay; who needs more reads anew. */
const mostKept = 500

/** The events of late, for states that were asked for before and answered after them. */
export class LiveHistory {
  private events: LiveEvent[] = []
  /** The number after which nothing is missing, of each room. */
  private readonly complete = new Map<string, number>()

  /** From here on the events of a room are complete; what was kept of it is forgotten. */
  begin(room: string, after: number): void {
    this.events = this.events.filter((event) => event.room !== room)
    this.complete.set(room, after)
  }

  forget(room: string): void {
    this.begin(room, 0)
    this.complete.delete(room)
  }

  add(events: readonly LiveEvent[]): void {
    this.events.push(...events)
    for (const { room, seq } of this.events.splice(0, this.events.length - mostKept)) this.complete.set(room, seq)
  }

  /** What happened after a position. */
  after(position: Numbers): LiveEvent[] {
    return this.events.filter(({ room, seq }) => seq > (position[room] ?? Infinity))
  }

  /** The rooms of which events after the position are missing here. */
  listGaps(position: Numbers): string[] {
    return Object.keys(position).filter((room) => (position[room] ?? 0) < (this.complete.get(room) ?? 0))
  }
}
