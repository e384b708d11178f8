import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import type { Scope } from '../../operations/feature.ts'
import { readConversationFor } from '../conversations.ts'

/** The conversations of the activity in which the asking person has said something, in any order. */
export async function listWrittenIn({ db, activity, reader }: Scope): Promise<ConversationId[]> {
  const rows = await db
    .selectFrom('conversation_authors')
    .innerJoin('conversations', 'conversations.id', 'conversation_authors.conversation_id')
    .select('conversations.id')
    .where('conversations.activity_id', '=', activity.id)
    .where('conversation_authors.person_id', '=', reader.actor.id)
    .orderBy('conversations.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of the people named who have said something in a conversation that the asking person may read. */
export async function listWriters(scope: Scope, id: ConversationId, people: readonly PersonId[]): Promise<PersonId[]> {
  const conversation = await readConversationFor(scope, id)
  if (people.length === 0) return []
  const rows = await scope.db
    .selectFrom('conversation_authors')
    .select('person_id')
    .where('conversation_id', '=', conversation.id)
    .where('person_id', 'in', people)
    .execute()
  return rows.map((row) => row.person_id)
}
