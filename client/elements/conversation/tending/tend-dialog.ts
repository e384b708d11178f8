import { css, html, LitElement } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationSummary } from '../../../../plugins/api/conversations.ts'
import { dialogs } from '../../../styles/dialogs.ts'
import { buttons, fields, ground } from '../../../styles/shared.ts'
import { sayFailure } from '../../../texts/failure.ts'
import { tendingText as text } from '../../../texts/tending-later.ts'
import { showToast } from '../../../shell-events.ts'

const paces = [0, 10, 30, 60, 300] as const

/** How people talk in a conversation, for who leads the course. */
@customElement('tend-dialog')
export class TendDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    dialogs,
    css`
      label {
        display: grid;
        gap: var(--space-05);
        font: var(--type-small);
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target);
      }
      .check input {
        flex: none;
        inline-size: 1rem;
        block-size: 1rem;
        accent-color: var(--accent);
      }
    `,
  ]

  @property({ attribute: false }) client!: Pick<HouseClient, 'moderation'>
  @property({ attribute: false }) conversation!: ConversationSummary
  @state() private failure = ''
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    const { slow = 0, closed, holds = false } = this.conversation
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <form @submit=${this.submit}>
        <h2 id="title">${text('room.title')}</h2>
        <label
          >${text('room.slow')}
          <select class="input" name="slow">
            ${paces.map(
              (pace) => html`<option value=${pace} ?selected=${pace === slow}>${text(`room.slow.${pace}`)}</option>`,
            )}
          </select>
        </label>
        <label class="check"
          ><input type="checkbox" name="holds" .checked=${holds} /><span>${text('room.holds')}</span></label
        >
        <label class="check"
          ><input type="checkbox" name="closed" .checked=${closed} /><span>${text('room.closed')}</span></label
        >
        <p class="why">${text('room.why')}</p>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : ''}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('ask.cancel')}</button>
          <button class="button primary" type="submit">${text('room.keep')}</button>
        </div>
      </form>
    </dialog>`
  }

  async open(): Promise<void> {
    await this.updateComplete
    this.dialog.showModal()
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const given = new FormData(event.target instanceof HTMLFormElement ? event.target : undefined)
    void this.keep({ slow: Number(given.get('slow')), closed: given.has('closed'), holds: given.has('holds') })
  }

  private async keep(wanted: { slow: number; closed: boolean; holds: boolean }): Promise<void> {
    try {
      await this.client.moderation.command('tendConversation', { conversation: this.conversation.id, ...wanted })
      showToast(this, text('room.kept'))
      this.dialog.close()
    } catch (error) {
      this.failure = sayFailure(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tend-dialog': TendDialog
  }
}
