import type { Kysely } from 'kysely'
import type { ActivityId, ConversationId } from '../../../api/contract.ts'
import type { MomentId } from '../../contract.ts'
import { mostOver } from '../../moments-in-order.ts'
import type { MomentRow, MomentTables } from './tables.ts'

type Db = Kysely<MomentTables>

/** Finds a moment of this activity. */
export const findMoment = (db: Db, activity: ActivityId, id: MomentId): Promise<MomentRow | undefined> =>
  db.selectFrom('chat_moments').selectAll().where('id', '=', id).where('activity_id', '=', activity).executeTakeFirst()

/** Those of a room that are not over, and the last of those that are. */
export async function listMomentsIn(db: Db, conversation: ConversationId): Promise<MomentRow[]> {
  const all = db.selectFrom('chat_moments').selectAll().where('conversation_id', '=', conversation)
  const ahead = await all.where('ended_at', 'is', null).execute()
  const over = await all
    .where('ended_at', 'is not', null)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostOver)
    .execute()
  return [...ahead, ...over]
}

/** The one that is on in a room. */
export const findPresent = (db: Db, conversation: ConversationId): Promise<MomentRow | undefined> =>
  db
    .selectFrom('chat_moments')
    .selectAll()
    .where('conversation_id', '=', conversation)
    .where('begun_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export async function saveMoment(db: Db, row: MomentRow): Promise<void> {
  await db.insertInto('chat_moments').values(row).execute()
}

export async function changeMoment(
  db: Db,
  row: MomentRow,
  change: Partial<Pick<MomentRow, 'begun_at' | 'ended_at' | 'notes' | 'from_seq' | 'to_seq' | 'ends_at'>>,
): Promise<MomentRow> {
  await db.updateTable('chat_moments').set(change).where('id', '=', row.id).execute()
  return { ...row, ...change }
}

export async function removeMoment(db: Db, id: MomentId): Promise<void> {
  await db.deleteFrom('chat_moments').where('id', '=', id).execute()
}
