import type { InputOf } from '../../plugins/api/contract.ts'
import { readConversationFor, saveHolds, saveSlow, type Conversation } from '../conversations/conversations.ts'
import { letAllThrough } from '../conversations/talking/held.ts'
import { close } from '../conversations/talking/talk.ts'
import { listViews } from '../conversations/views.ts'
import type { CommandScope } from '../operations/feature.ts'
import { appendAudit } from './audit.ts'
import type { contract } from './contract.ts'

/** Sets how people talk in a conversation; what is left out, or is so already, stays as it is and is not written down. */
export async function tendConversation(
  scope: CommandScope,
  { conversation: id, closed, slow, holds }: InputOf<(typeof contract)['commands']['tendConversation']>,
): Promise<Record<string, never>> {
  const before = await readConversationFor(scope, id)
  if (slow !== undefined && slow !== before.slow) {
    await saveSlow(scope, id, slow)
    await appendAudit(scope, { deed: slow > 0 ? 'slowed' : 'freed', conversation: id })
    await tellAll(scope, before)
  }
  if (holds !== undefined && holds !== before.holds) await changeHolds(scope, before, holds)
  if (closed !== undefined && closed !== before.closed) await close(scope, { id, closed })
  return {}
}

async function changeHolds(scope: CommandScope, conversation: Conversation, holds: boolean): Promise<void> {
  await saveHolds(scope, conversation.id, holds)
  await appendAudit(scope, { deed: holds ? 'held' : 'released', conversation: conversation.id })
  await tellAll(scope, conversation)
  if (!holds) await letAllThrough(scope, conversation.id)
}

async function tellAll(scope: CommandScope, conversation: Conversation): Promise<void> {
  for (const { audience, summary } of await listViews(scope, conversation))
    scope.publish('conversations.conversationChanged', summary, audience)
}
