import type { InputOf } from '../../plugins/api/contract.ts'
import { readConversationFor, saveSlow } from '../conversations/conversations.ts'
import { close } from '../conversations/talking/talk.ts'
import { listViews } from '../conversations/views.ts'
import type { CommandScope } from '../operations/feature.ts'
import { appendAudit } from './audit.ts'
import type { contract } from './contract.ts'

/** Sets how people talk in a conversation; what is left out, or is so already, stays as it is and is not written down. */
export async function tendConversation(
  scope: CommandScope,
  { conversation: id, closed, slow }: InputOf<(typeof contract)['commands']['tendConversation']>,
): Promise<Record<string, never>> {
  const before = await readConversationFor(scope, id)
  if (slow !== undefined && slow !== before.slow) {
    await saveSlow(scope, id, slow)
    await appendAudit(scope, { deed: slow > 0 ? 'slowed' : 'freed', conversation: id })
    for (const { audience, summary } of await listViews(scope, before))
      scope.publish('conversations.conversationChanged', summary, audience)
  }
  if (closed !== undefined && closed !== before.closed) await close(scope, { id, closed })
  return {}
}
