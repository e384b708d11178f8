import type { ConversationId, PersonId } from '../../plugins/api/contract.ts'
import { listConversationsFor } from '../conversations/conversations.ts'
import type { Scope } from '../operations/feature.ts'

/** The conversations of the activity in which both the asking person and another have said something, the latest first. */
export async function listTogether(scope: Scope, other: PersonId): Promise<ConversationId[]> {
  const { db, activity, reader } = scope
  const rows = await db
    .selectFrom('conversation_authors as theirs')
    .innerJoin('conversation_authors as mine', 'mine.conversation_id', 'theirs.conversation_id')
    .innerJoin('conversations', 'conversations.id', 'theirs.conversation_id')
    .select('conversations.id')
    .where('conversations.activity_id', '=', activity.id)
    .where('theirs.person_id', '=', other)
    .where('mine.person_id', '=', reader.actor.id)
    .orderBy('conversations.last_message_at', 'desc')
    .limit(20)
    .execute()
  const readable = await listConversationsFor(
    scope,
    rows.map(({ id }) => id),
  )
  return readable.map(({ id }) => id)
}
