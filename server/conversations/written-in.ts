import type { ConversationId } from '../../plugins/api/contract.ts'
import type { Scope } from '../operations/feature.ts'

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
