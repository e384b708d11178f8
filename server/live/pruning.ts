import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Answers to commands name events, and are kept as long. In ms. */
export const keptFor = 7 * 24 * 60 * 60 * 1000

/** Forgets events older than a week; who was away for longer loads the state anew. To be run now and then. */
export async function removeOldFrames(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('room_events')
    .where('at', '<', now - keptFor)
    .execute()
}
