import { sql, type Kysely } from 'kysely'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import type { Room } from './rooms.ts'

/** One event in one room, encoded once for everybody who gets it. */
export interface Frame {
  readonly room: Room
  readonly seq: number
  readonly text: string
}

interface Pending {
  rooms: readonly Room[]
  /** Where they have to be found out first. */
  readonly find?: () => Promise<readonly Room[]>
  readonly event: string
  readonly data: unknown
}

/** What a transaction wants to say. It is numbered and stored with the rest of the transaction, and delivered after the commit. */
export class Publication {
  private readonly pending: Pending[] = []
  private readonly encoded = new Map<unknown, string>()
  private readonly frames = new Map<unknown, Frame>()

  /** `event` is `<feature>.<event>`. */
  add(rooms: readonly Room[], event: string, data: unknown): void {
    this.pending.push({ rooms, event, data })
  }

  /** The same, to rooms that are found out when it is stored; it keeps its place among what is said. */
  addLater(find: () => Promise<readonly Room[]>, event: string, data: unknown): void {
    this.pending.push({ rooms: [], find, event, data })
  }

  async store(db: Kysely<Tables>, now: number): Promise<Frame[]> {
    for (const pending of this.pending) if (pending.find) pending.rooms = await pending.find()
    if (this.pending.every(({ rooms }) => rooms.length === 0)) return []
    const frames = this.numberFrames(await this.takeNumbers(db))
    await insertFrames(db, {
      rooms: frames.map(({ room }) => room),
      seqs: frames.map(({ seq }) => seq),
      texts: frames.map(({ text }) => text),
      now,
    })
    return frames
  }

  /** As JSON: what goes to several rooms, or back to who asked for it as well, is encoded once. */
  encode(data: unknown): string {
    const known = this.encoded.get(data)
    if (known !== undefined) return known
    const text = JSON.stringify(data)
    this.encoded.set(data, text)
    return text
  }

  /** Where this very object was said, once it is stored. */
  find(data: unknown): Frame | undefined {
    return typeof data === 'object' ? this.frames.get(data) : undefined
  }

  private numberFrames(last: ReadonlyMap<Room, number>): Frame[] {
    return [...byRoom(this.pending)].flatMap(([room, pending]) =>
      pending.map(({ event, data }, index) => {
        const seq = (last.get(room) ?? 0) - pending.length + 1 + index
        const head = JSON.stringify({ room, seq, event })
        const frame = {
          room,
          seq,
          text: data === undefined ? head : `${head.slice(0, -1)},"data":${this.encode(data)}}`,
        }
        this.frames.set(data, frame)
        return frame
      }),
    )
  }

  /** The number of the last of these events in each room. */
  private async takeNumbers(db: Kysely<Tables>): Promise<ReadonlyMap<Room, number>> {
    const counts = [...byRoom(this.pending)].map(([room, said]) => ({ room, count: said.length }))
    const rows = await raiseRooms(db, {
      rooms: counts.map(({ room }) => room),
      counts: counts.map(({ count }) => count),
    })
    return new Map(rows.map(({ room, seq }) => [room, seq]))
  }
}

/** Rooms are taken in one order everywhere, so that two transactions never wait for each other. */
function byRoom(pending: readonly Pending[]): ReadonlyMap<Room, readonly Pending[]> {
  const said = new Map<Room, Pending[]>()
  for (const one of pending) for (const room of one.rooms) said.set(room, [...(said.get(room) ?? []), one])
  return said.size < 2 ? said : new Map([...said].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

type Raise = {
  readonly rooms: readonly Room[]
  readonly counts: readonly number[]
}

const raiseRooms = keepQuery((db: Kysely<Tables>, { rooms, counts }: Raise) =>
  db
    .insertInto('rooms')
    .values(rooms.map((room, index) => ({ room, seq: counts[index] ?? 0 })))
    .onConflict((conflict) => conflict.column('room').doUpdateSet({ seq: sql`rooms.seq + excluded.seq` }))
    .returning(['room', 'seq']),
)

type Stored = {
  readonly rooms: readonly Room[]
  readonly seqs: readonly number[]
  readonly texts: readonly string[]
  readonly now: number
}

const insertFrames = keepQuery((db: Kysely<Tables>, { rooms, seqs, texts, now }: Stored) =>
  db
    .insertInto('room_events')
    .values(rooms.map((room, index) => ({ room, seq: seqs[index] ?? 0, frame: texts[index] ?? '', at: now }))),
)
