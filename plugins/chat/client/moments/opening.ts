import type { ActivityClient } from '../../../api/client.ts'
import type { ConversationId } from '../../../api/contract.ts'
import type { contract } from '../../contract.ts'
import { MomentDialog } from './moment-dialog.ts'

/** Asks what moment to open in a room, over the page of an element. */
export async function openMoment(
  host: HTMLElement & { readonly client: ActivityClient<typeof contract> },
  conversation: ConversationId,
): Promise<void> {
  const dialog = new MomentDialog()
  Object.assign(dialog, { client: host.client, conversation })
  ;(host.shadowRoot ?? host).append(dialog)
  await dialog.open()
}
