import type { Database } from '../database/database.ts'
import { readPositions, type Positions } from './positions.ts'
import type { Frame } from './publication.ts'
import type { Room } from './rooms.ts'

/** Knows the last committed number of each room. */
export interface Numbers {
  note(frames: readonly Frame[]): void
  read(rooms: readonly Room[]): Promise<Positions>
}

/** On SQLite every commit passes through this process, so that memory is enough; elsewhere others commit, too. */
export const openNumbers = (database: Database): Numbers =>
  database.dialect === 'sqlite' ? new RememberedNumbers(database) : askingNumbers(database)

const askingNumbers = (database: Database): Numbers => ({
  note: () => undefined,
  read: (rooms) => database.read((db) => readPositions(db, rooms)),
})

const mostRemembered = 100_000

class RememberedNumbers implements Numbers {
  private readonly known = new Map<Room, number>()

  constructor(private readonly database: Database) {}

  note(frames: readonly Frame[]): void {
    for (const { room, seq } of frames) this.raise(room, seq)
  }

  async read(rooms: readonly Room[]): Promise<Positions> {
    const positions: Record<Room, number> = {}
    const unknown: Room[] = []
    for (const room of rooms) {
      const seq = this.known.get(room)
      if (seq === undefined) unknown.push(room)
      else positions[room] = seq
    }
    if (unknown.length === 0) return positions
    const found = await this.database.read((db) => readPositions(db, unknown))
    for (const room of unknown) this.raise(room, found[room] ?? 0)
    return Object.fromEntries(rooms.map((room) => [room, this.known.get(room) ?? found[room] ?? 0]))
  }

  /** What was delivered while the database was being asked is newer than the answer. */
  private raise(room: Room, seq: number): void {
    if ((this.known.get(room) ?? -1) >= seq) return
    if (this.known.size >= mostRemembered) this.known.clear()
    this.known.set(room, seq)
  }
}
