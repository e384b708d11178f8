import type { MessageId, PersonCard } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import { listConversationsFor } from '../conversations.ts'
import { peopleIn, toMessages } from './messages.ts'

/** Messages by their ids, oldest first, and the cards of everybody they name; what the reader may not read is left out. */
export async function listMessagesFor(
  scope: Scope,
  ids: readonly MessageId[],
): Promise<{ messages: Message[]; people: PersonCard[] }> {
  if (ids.length === 0) return { messages: [], people: [] }
  const rows = await scope.db.selectFrom('messages').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const conversations = await listConversationsFor(scope, [...new Set(rows.map((row) => row.conversation_id))])
  const readable = new Map(conversations.map(({ id, lastSeq }) => [id, lastSeq]))
  const found = rows.filter((row) => row.seq <= (readable.get(row.conversation_id) ?? 0))
  const messages = await toMessages(scope.db, found)
  return { messages, people: await listCards(scope.db, scope.activity.course, peopleIn(messages)) }
}
