import type { ConversationId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import { refuse } from '../errors.ts'
import { isSameAudience } from '../groups/audiences.ts'
import { readHouse } from '../people/reader.ts'
import type { CommandScope } from '../operations/feature.ts'
import { readConversationFor, saveAudience } from './conversations.ts'
import { listViews } from './views.ts'

/**
 * Says anew whom a conversation is for, by whoever gives the command: the plugin answers for that. Those whom it is for hear
 * how it stands; those whom it was for hear only that people have changed, so that nothing of it is remembered for them.
 */
export async function changeAudience(scope: CommandScope, id: ConversationId, audience: Audience): Promise<void> {
  const asHouse = { ...scope, reader: await readHouse(scope.db, scope.activity.course) }
  const before = await readConversationFor(asHouse, id)
  if (isSameAudience(before.audience, audience)) return
  if (audience.kind === 'people' && audience.people.length === 0) throw refuse('invalid_input')
  await saveAudience(scope, id, audience)
  const after = await readConversationFor(asHouse, id)
  for (const view of await listViews(asHouse, after))
    scope.publish('conversations.conversationChanged', view.summary, view.audience)
  scope.publish('people.changed', {}, before.audience)
}
