import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationSummary } from '../../../../plugins/api/conversations.ts'

/** Asks who leads the course how people are to talk in a conversation, over the page of an element. */
export async function tendConversation(
  host: HTMLElement & { readonly client: Pick<HouseClient, 'moderation'> },
  conversation: ConversationSummary,
): Promise<void> {
  const { TendDialog } = await import('./tend-dialog.ts')
  const dialog = new TendDialog()
  Object.assign(dialog, { client: host.client, conversation })
  ;(host.shadowRoot ?? host).append(dialog)
  await dialog.open()
}
