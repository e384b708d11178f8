import type { ConversationId } from '../../plugins/api/contract.ts'
import type { Description } from '../../plugins/api/server.ts'
import { readConversationFor } from '../conversations/conversations.ts'
import type { Scope } from '../operations/feature.ts'
import { listWords } from './words.ts'

/** Keeps what a conversation is called and where it is shown; what was said of it before is forgotten. */
export async function saveDescription(
  scope: Scope,
  id: ConversationId,
  { title, kind, path }: Description,
): Promise<void> {
  const conversation = await readConversationFor(scope, id)
  const described = { title, folded: foldTitle(title), kind: kind ?? null, path }
  await scope.db
    .insertInto('conversation_descriptions')
    .values({ conversation_id: conversation.id, course_id: scope.activity.course, ...described })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(described))
    .execute()
}

/** It is called nothing, and no title leads to it. */
export async function removeDescription(scope: Scope, id: ConversationId): Promise<void> {
  const conversation = await readConversationFor(scope, id)
  await scope.db.deleteFrom('conversation_descriptions').where('conversation_id', '=', conversation.id).execute()
}

const foldTitle = (title: string): string =>
  ` ${listWords(title)
    .map(({ folded }) => folded)
    .join(' ')} `
