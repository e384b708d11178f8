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
  database.dialect === 'sqlite' ? new RememberedNumbers(database) : new AskedNumbers(database)

interface Question {
  readonly rooms: Set<Room>
  readonly answer: Promise<Positions>
}

/** One question for everybody who asks in one turn of the event loop. */
class AskedNumbers implements Numbers {
  private next: Question | undefined

  constructor(private readonly database: Database) {}

  note(): void {}

  async read(rooms: readonly Room[]): Promise<Positions> {
    this.next ??= this.askNext()
    const { rooms: asked, answer } = this.next
    for (const room of rooms) asked.add(room)
    const positions = await answer
    return Object.fromEntries(rooms.map((room) => [room, positions[room] ?? 0]))
  }

  private askNext(): Question {
    const rooms = new Set<Room>()
    const answer = nextTurn().then(() => {
      // From here on it is too late to ask along: what is committed now may not be in the answer.
      this.next = undefined
      return this.database.read((db) => readPositions(db, [...rooms]))
    })
    return { rooms, answer }
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

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
