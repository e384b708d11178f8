import type { Kysely } from 'kysely'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'

/** The places that messages left in a conversation when they moved away from it, by whose they are. */
export async function listPlacesLeft(
  db: Kysely<Tables>,
  conversation: ConversationId,
  messages: readonly Pick<MessageRow, 'id'>[],
): Promise<ReadonlyMap<MessageId, MessageRow>> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', conversation)
    .where(
      'moved_to',
      'in',
      messages.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.flatMap((row) => (row.moved_to === null ? [] : [[row.moved_to, row] as const])))
}

/** Where a message stands that takes its place again: what its place answered that comes back as well, it answers itself. */
export const toPlaceLeft = (place: MessageRow, backs: ReadonlyMap<MessageId, MessageId | null>) => ({
  seq: place.seq,
  reply_to: place.reply_to === null ? null : (backs.get(place.reply_to) ?? place.reply_to),
  replied_revision: place.replied_revision,
  branch: place.branch,
  twig: place.twig,
  mask_id: place.mask_id,
})

/** Makes room for the message: whatever stands below the place stands below the message again. */
export async function clearPlace(db: Kysely<Tables>, place: MessageRow, message: MessageId): Promise<void> {
  await db.updateTable('messages').set({ reply_to: message }).where('reply_to', '=', place.id).execute()
  await db.deleteFrom('messages').where('id', '=', place.id).execute()
}
