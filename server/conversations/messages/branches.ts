import { sql, type Kysely } from 'kysely'
import type { MessageId } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'

/** A message and everything that was answered below it, in order; of a conversation's first message, the whole. */
export async function listBranch(db: Kysely<Tables>, head: MessageRow): Promise<MessageRow[]> {
  const rows = db.selectFrom('messages').selectAll().where('conversation_id', '=', head.conversation_id).orderBy('seq')
  if (head.branch === 0) return rows.execute()
  const below = await listBelow(db, head.id)
  return rows.where('id', 'in', below).execute()
}

/** A message and what was answered below it, in order, also where it is the first of its conversation. */
export async function listAnswered(db: Kysely<Tables>, head: MessageId): Promise<MessageRow[]> {
  const below = await listBelow(db, head)
  return db.selectFrom('messages').selectAll().where('id', 'in', below).orderBy('seq').execute()
}

async function listBelow(db: Kysely<Tables>, head: MessageId): Promise<MessageId[]> {
  const { rows } = await sql<{ id: MessageId }>`
    with recursive below(id) as (
      select id from messages where id = ${head}
      union all
      select messages.id from messages join below on messages.reply_to = below.id
    ) select id from below`.execute(db)
  return rows.map(({ id }) => id)
}
