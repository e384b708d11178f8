import { html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { buttons, ground, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { ConversationId } from '../../../api/contract.ts'
import { dialogs } from '../../../api/dialogs.ts'
import type { contract, Room } from '../../contract.ts'
import { text } from './texts.ts'
import { dialogStyles } from './dialog.styles.ts'

interface Asked {
  readonly client: ActivityClient<typeof contract>
  readonly room: Room
}

/** Whether one really wants to leave: the way back is in the hands of the others. */
@customElement('leave-dialog')
export class LeaveDialog extends LitElement {
  static override styles = [ground, buttons, dialogs, dialogStyles]

  @property() name = ''
  @query('dialog') private dialog!: HTMLDialogElement
  private answer: ((sure: boolean) => void) | undefined

  override render() {
    return html`<dialog aria-labelledby="title" aria-describedby="why" @close=${() => this.answer?.(false)}>
      <form method="dialog" @submit=${() => this.answer?.(true)}>
        <h2 id="title">${this.name}</h2>
        <p class="why" id="why">${text('group.leave.why')}</p>
        <div class="ends">
          <button class="button" type="button" autofocus @click=${() => this.dialog.close()}>
            ${text('group.cancel')}
          </button>
          <button class="button danger" type="submit">${text('group.leave')}</button>
        </div>
      </form>
    </dialog>`
  }

  async ask(): Promise<boolean> {
    await this.updateComplete
    this.dialog.showModal()
    return new Promise((resolve) => {
      this.answer = resolve
    })
  }
}

/** Asks, and leaves. @returns whether the person has left */
export async function askToLeave(host: HTMLElement, { client, room }: Asked): Promise<boolean> {
  const dialog = Object.assign(new LeaveDialog(), { name: room.name })
  host.shadowRoot?.append(dialog)
  const isSure = await dialog.ask()
  dialog.remove()
  if (!isSure) return false
  try {
    // A group is in addresses by its conversation.
    await client.command('leaveGroup', { conversation: room.key as ConversationId })
    return showToast(host, text('group.left', { name: room.name }))
  } catch (error) {
    showToast(
      host,
      sayFailure(error, (reason) => text('notDone', { reason })),
    )
    return false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'leave-dialog': LeaveDialog
  }
}
