import type { Kysely } from 'kysely'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import type { Room } from './rooms.ts'

/** The number of the last event in each room; 0 where nothing was ever said. */
export type Positions = Readonly<Record<Room, number>>

/** Reads positions as of the snapshot of `db`. */
export async function readPositions(db: Kysely<Tables>, rooms: readonly Room[]): Promise<Positions> {
  const rows = await selectPositions(db, { rooms })
  const known = new Map(rows.map((row) => [row.room, row.seq]))
  return Object.fromEntries(rooms.map((room) => [room, known.get(room) ?? 0]))
}

const selectPositions = keepQuery((db: Kysely<Tables>, { rooms }: { rooms: readonly Room[] }) =>
  db.selectFrom('rooms').selectAll().where('room', 'in', rooms),
)
