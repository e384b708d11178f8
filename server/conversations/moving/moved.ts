import type { Kysely } from 'kysely'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'

/** Whether a message stood in a conversation, and moved from there. */
export async function hasLeft(db: Kysely<Tables>, message: MessageId, from: ConversationId): Promise<boolean> {
  const place = db.selectFrom('messages').select('id').where('conversation_id', '=', from)
  return (await place.where('moved_to', '=', message).executeTakeFirst()) !== undefined
}

type Place = Pick<MessageRow, 'id' | 'gone' | 'moved_to'>

/** Of places whose message stands elsewhere by now: where. A message that moved twice is found where it is. */
export async function listPlacesMoved(
  db: Kysely<Tables>,
  rows: readonly Place[],
): Promise<ReadonlyMap<MessageId, Pick<Message, 'moved'>>> {
  const places = rows.flatMap(({ id, moved_to }) => (moved_to === null ? [] : [{ id, message: moved_to }]))
  if (places.length === 0) return new Map()
  const ids = places.map(({ message }) => message)
  const found = await db
    .selectFrom('messages')
    .leftJoin('conversation_descriptions as described', 'described.conversation_id', 'messages.conversation_id')
    .select(['messages.id', 'messages.conversation_id', 'messages.seq', 'described.path'])
    .where('messages.id', 'in', ids)
    .execute()
  const byId = new Map(found.map((row) => [row.id, row]))
  return new Map(
    places.flatMap(({ id, message }) => {
      const now = byId.get(message)
      return now
        ? [[id, { moved: { message, conversation: now.conversation_id, seq: now.seq, path: now.path } }] as const]
        : []
    }),
  )
}
