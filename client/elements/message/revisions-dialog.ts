import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { inTime } from '../../in-time.ts'
import { dialogs } from '../../styles/dialogs.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { doingText as text } from '../../texts/doing/texts.ts'
import type { renderChanges as RenderChanges } from './changed-words.ts'
import { icon } from '../icons.ts'
import './message-item.ts'
import type { FindPerson, Message } from '../types.ts'

/** What a message said at some time. */
export interface Revision {
  revision: number
  html: string
  /** Milliseconds since 1970. */
  writtenAt: number
}

const loadChanges = inTime(() => import('./changed-words.ts'))

/** Everything a message ever said, the newest first, each as the message was then. */
@customElement('revisions-dialog')
export class RevisionsDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    dialogs,
    css`
      dialog {
        --dialog-width: 36rem;
        padding: 0;
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
      ol {
        padding: 0 var(--space-2) var(--space-2);
      }
      .changes,
      .same {
        margin-block: 0 var(--space-15);
        padding-inline-start: calc(36px + var(--space-15));
        font: var(--type-small);
        color: var(--muted);
        white-space: pre-line;
      }
      ins {
        color: var(--text);
        background: var(--positive-soft, var(--accent-soft));
        text-decoration: underline;
      }
      del {
        background: var(--danger-soft);
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

  private renderRevision({ revision, html: said, writtenAt }: Revision) {
    if (!this.message) return nothing
    const then: Message = { ...this.message, html: said, sentAt: writtenAt, editedAt: null, reactions: [] }
    const before = this.revisions.find((each) => each.revision === revision - 1)
    return html`<message-item .message=${then} .findPerson=${this.findPerson}></message-item>
      ${before ? this.renderChanges?.(before.html, said) : nothing}`
  }

  /** How two versions differ is reckoned by a part of its own, that comes after the versions. */
  @state() private renderChanges: typeof RenderChanges | undefined

  /** Opens it once the revisions are there. */
  async show() {
    await this.updateComplete
    this.dialog.showModal()
    this.renderChanges = (await loadChanges()).renderChanges
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'revisions-dialog': RevisionsDialog
  }
}
