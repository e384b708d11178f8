import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Room } from './rooms.ts'

/** One event in one room, encoded once for everybody who gets it. */
export interface Frame {
  readonly room: Room
  readonly seq: number
  readonly text: string
}

interface Pending {
  readonly rooms: readonly Room[]
  readonly event: string
  readonly data: unknown
}

/** What a transaction wants to say. It is numbered and stored with the rest of the transaction, and delivered after the commit. */
export class Publication {
  private readonly pending: Pending[] = []

  /** `event` is `<feature>.<event>`. */
  add(rooms: readonly Room[], event: string, data: unknown): void {
    this.pending.push({ rooms, event, data })
  }

  async store(db: Kysely<Tables>, now: number): Promise<Frame[]> {
    const frames: Frame[] = []
    // Rooms are taken in one order everywhere, so that two transactions never wait for each other.
    const said = this.pending.flatMap(({ rooms, event, data }) => rooms.map((room) => ({ room, event, data })))
    for (const { room, event, data } of said.toSorted((a, b) => (a.room < b.room ? -1 : a.room > b.room ? 1 : 0))) {
      const seq = await takeNumber(db, room)
      frames.push({ room, seq, text: JSON.stringify({ room, seq, event, data }) })
    }
    if (frames.length > 0) await insertFrames(db, frames, now)
    return frames
  }
}

async function takeNumber(db: Kysely<Tables>, room: Room): Promise<number> {
  const { seq } = await db
    .insertInto('rooms')
    .values({ room, seq: 1 })
    .onConflict((conflict) => conflict.column('room').doUpdateSet({ seq: sql`rooms.seq + 1` }))
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

const insertFrames = (db: Kysely<Tables>, frames: readonly Frame[], now: number) =>
  db
    .insertInto('room_events')
    .values(frames.map(({ room, seq, text }) => ({ room, seq, frame: text, at: now })))
    .execute()
