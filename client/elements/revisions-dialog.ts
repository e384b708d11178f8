import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { buttons, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { icon } from './icons.ts'
import './message-item.ts'
import type { FindPerson, Message } from './types.ts'

/** What a message said at some time. */
export interface Revision {
  revision: number
  html: string
  /** Milliseconds since 1970. */
  writtenAt: number
}

/** Everything a message ever said, the newest first, each as the message was then. */
@customElement('revisions-dialog')
export class RevisionsDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      dialog {
        inline-size: min(36rem, calc(100vw - 16px));
        max-block-size: calc(100dvh - 16px);
        margin: auto;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow-dialog);
      }
      dialog::backdrop {
        background: rgb(34 32 28 / 0.4);
      }
      .head {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--space-1) var(--space-1) var(--space-1) var(--space-2);
        background: inherit;
      }
      h2 {
        font: var(--type-lead);
        font-weight: var(--strong);
      }
      ol {
        padding: 0 var(--space-2) var(--space-2);
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
    `,
  ]

  @property({ attribute: false }) message: Message | undefined
  @property({ attribute: false }) revisions: readonly Revision[] = []
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${text('revisions.title')}</h2>
        <button
          class="icon-button"
          type="button"
          aria-label=${text('revisions.close')}
          title=${text('revisions.close')}
          @click=${() => this.dialog.close()}
        >
          ${icon('close')}
        </button>
      </div>
      <ol role="list">
        ${this.revisions.map((revision) => html`<li>${this.renderRevision(revision)}</li>`)}
      </ol>
    </dialog>`
  }

  private renderRevision({ html: said, writtenAt }: Revision) {
    if (!this.message) return nothing
    const then: Message = { ...this.message, html: said, sentAt: writtenAt, editedAt: null, reactions: [] }
    return html`<message-item .message=${then} .findPerson=${this.findPerson}></message-item>`
  }

  /** Opens it once the revisions are there. */
  async show() {
    await this.updateComplete
    this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'revisions-dialog': RevisionsDialog
  }
}
