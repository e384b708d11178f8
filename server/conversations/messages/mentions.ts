import type { Kysely } from 'kysely'
import type { MessageId, PersonId } from '../../../plugins/api/contract.ts'
import { keepQuery } from '../../database/kept-query.ts'
import type { Tables } from '../../database/tables.ts'

export async function saveMentions(db: Kysely<Tables>, message: MessageId, people: readonly PersonId[]): Promise<void> {
  await db.deleteFrom('message_mentions').where('message_id', '=', message).execute()
  if (people.length === 0) return
  const rows = people.map((person_id) => ({ message_id: message, person_id }))
  await db.insertInto('message_mentions').values(rows).execute()
}

export async function listMentions(
  db: Kysely<Tables>,
  messages: readonly MessageId[],
): Promise<Map<MessageId, PersonId[]>> {
  const found = new Map<MessageId, PersonId[]>()
  if (messages.length === 0) return found
  const rows = await selectMentions(db, { messages })
  for (const row of rows) found.set(row.message_id, [...(found.get(row.message_id) ?? []), row.person_id])
  return found
}

const selectMentions = keepQuery((db: Kysely<Tables>, { messages }: { messages: readonly MessageId[] }) =>
  db.selectFrom('message_mentions').selectAll().where('message_id', 'in', messages).orderBy('person_id'),
)
