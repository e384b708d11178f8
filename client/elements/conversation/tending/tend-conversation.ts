import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationSummary } from '../../../../plugins/api/conversations.ts'
import { loadAsked } from '../../../load-asked.ts'

/** Asks who leads the course how people are to talk in a conversation, over the page of an element. */
export async function tendConversation(
  host: HTMLElement & { readonly client: Pick<HouseClient, 'moderation'> },
  conversation: ConversationSummary,
): Promise<void> {
  const part = await loadAsked(host, () => import('./tend-dialog.ts'))
  if (!part) return
  const dialog = new part.TendDialog()
  Object.assign(dialog, { client: host.client, conversation })
  ;(host.shadowRoot ?? host).append(dialog)
  await dialog.open()
}
