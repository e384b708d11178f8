import { loadAsked } from '../../load-asked.ts'
import { showToast } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import type { Scene } from './scene.ts'
import type { Message } from '../types.ts'

/** Fetches what a message said before, and the dialog that shows it, when somebody asks. */
export async function showRevisions({ client, audience }: Scene, message: Message, host: HTMLElement): Promise<void> {
  if (!(await loadAsked(host, () => import('../message/revisions-dialog.ts')))) return
  try {
    const revisions = await client.talk.query('listRevisions', { message: message.id })
    const dialog = document.createElement('revisions-dialog')
    Object.assign(dialog, { message, revisions, findPerson: audience.find })
    host.shadowRoot?.append(dialog)
    await dialog.show()
    dialog.renderRoot.querySelector('dialog')?.addEventListener('close', () => dialog.remove())
  } catch (error) {
    showToast(host, sayFailure(error))
  }
}
