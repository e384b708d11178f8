import type { PersonId } from '../../plugins/api/contract.ts'
import { listConversationsFor } from '../conversations/conversations.ts'
import type { Scope } from '../operations/feature.ts'

/** Where both the asking person and another have said something in the activity, if it is called something; the latest first. */
export async function listTogether(scope: Scope, other: PersonId): Promise<{ title: string; path: string }[]> {
  const { db, activity, reader } = scope
  const rows = await db
    .selectFrom('conversation_authors as theirs')
    .innerJoin('conversation_authors as mine', 'mine.conversation_id', 'theirs.conversation_id')
    .innerJoin('conversations', 'conversations.id', 'theirs.conversation_id')
    .innerJoin('conversation_descriptions as called', 'called.conversation_id', 'conversations.id')
    .select(['conversations.id', 'called.title', 'called.path'])
    .where('conversations.activity_id', '=', activity.id)
    .where('theirs.person_id', '=', other)
    .where('mine.person_id', '=', reader.actor.id)
    .where('called.title', '<>', '')
    .orderBy('conversations.last_message_at', 'desc')
    .limit(20)
    .execute()
  const readable = await listConversationsFor(
    scope,
    rows.map(({ id }) => id),
  )
  const readableOnes = new Set(readable.map(({ id }) => id))
  return rows.filter(({ id }) => readableOnes.has(id)).map(({ title, path }) => ({ title, path }))
}
