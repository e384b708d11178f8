import type { Kysely } from 'kysely'
import type { ActivityId, MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { Tables } from '../../database/tables.ts'

/**
 * How many messages of a person's are there in an activity: those that begin a conversation, and all others. What somebody
 * else brought here they did not come to say. What they said without a name is not counted: a grade that moves would tell.
 */
export async function countSaid(
  db: Kysely<Tables>,
  activity: ActivityId,
  person: PersonId,
): Promise<{ begun: number; answered: number }> {
  const rows = await selectSaid(db, activity)
    .select('messages.seq')
    .where('author_id', '=', person)
    .where('mask_id', 'is', null)
    .execute()
  const begun = rows.filter(({ seq }) => seq === 1).length
  return { begun, answered: rows.length - begun }
}

/** Those of the messages named that are there, with who said each: for who wore a mask, that. */
export async function listAuthorsOf(
  db: Kysely<Tables>,
  activity: ActivityId,
  messages: readonly MessageId[],
): Promise<{ id: MessageId; author: PersonId }[]> {
  if (messages.length === 0) return []
  return selectSaid(db, activity)
    .select('messages.id')
    .select(({ fn }) => fn.coalesce('messages.mask_id', 'messages.author_id').as('author'))
    .where('messages.id', 'in', messages)
    .execute()
}

/** What is there of what people came to say in an activity, by their names or without them. */
export const selectSaid = (db: Kysely<Tables>, activity: ActivityId) =>
  db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .where('conversations.activity_id', '=', activity)
    .where('messages.gone', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('messages.handed', '=', 0),
        eb('messages.id', 'not in', selectFrom('handed_messages').select('message_id')),
      ]),
    )
