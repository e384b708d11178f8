import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Frame } from '../publication.ts'
import type { Room } from '../rooms.ts'

/** Events of a room after one number and before another, both left out. */
export interface Stretch {
  readonly room: Room
  readonly after: number
  readonly before: number
}

/** The stored events of a stretch, oldest first, `most` at most. */
export async function listFrames(db: Kysely<Tables>, stretch: Stretch, most: number): Promise<Frame[]> {
  const rows = await framesOf(db, stretch).select(['room', 'seq', 'frame']).orderBy('seq').limit(most).execute()
  return rows.map(({ room, seq, frame }) => ({ room, seq, text: frame }))
}

/** How many events of a stretch are still kept, and how many characters they have together. */
export async function measureFrames(db: Kysely<Tables>, stretch: Stretch): Promise<{ count: number; size: number }> {
  const measured = await framesOf(db, stretch)
    .select(sql<number>`count(*)`.as('count'))
    .select(sql<number>`coalesce(sum(length(frame)), 0)`.as('size'))
    .executeTakeFirst()
  return { count: measured?.count ?? 0, size: measured?.size ?? 0 }
}

const framesOf = (db: Kysely<Tables>, { room, after, before }: Stretch) =>
  db.selectFrom('room_events').where('room', '=', room).where('seq', '>', after).where('seq', '<', before)
