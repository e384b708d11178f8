import type { Scene } from './scene.ts'
import type { Message } from '../types.ts'

/** Fetches what a message said before, and the dialog that shows it, when somebody asks. */
export async function showRevisions(
  { client, audience }: Scene,
  message: Message,
  root: HTMLElement | DocumentFragment,
): Promise<void> {
  await import('../message/revisions-dialog.ts')
  const dialog = document.createElement('revisions-dialog')
  const revisions = await client.talk.query('listRevisions', { message: message.id })
  Object.assign(dialog, { message, revisions, findPerson: audience.find })
  root.append(dialog)
  await dialog.show()
  dialog.renderRoot.querySelector('dialog')?.addEventListener('close', () => dialog.remove())
}
