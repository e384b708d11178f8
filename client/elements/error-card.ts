import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { emit } from './events.ts'
import { icon } from './icons.ts'

/**
 * What happened, what was kept, what to do, and a number to quote.
 * @slot other things to do
 * @fires retry
 */
@customElement('error-card')
export class ErrorCard extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
      }
      div[role] {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-05) var(--space-15);
        padding: var(--space-2);
        border: 1px solid var(--danger);
        border-radius: var(--radius-large);
      }
      div[role] > .icon {
        margin-block-start: 2px;
        color: var(--danger);
      }
      div[role] > :not(.icon) {
        grid-column: 2;
      }
      h1,
      h2 {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
        margin-block-start: var(--space-1);
      }
      .reference {
        font: var(--type-note);
        color: var(--muted);
        user-select: all;
      }
    `,
  ]

  /** What happened. */
  @property() heading = ''
  /** Why, and what was kept. */
  @property() sentence = ''
  /** What the button says; the usual words when empty. */
  @property() action = ''
  /** False where trying again cannot help. */
  @property({ attribute: false }) retriable = true
  /** True where the page has no other first heading. */
  @property({ type: Boolean }) first = false
  /** What a helpdesk can look for. */
  @property() reference = ''

  override render() {
    const { reference } = this
    return html`<div role="alert">
      ${icon('warning')} ${this.first ? html`<h1>${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}
      <p>${this.sentence}</p>
      <div class="row">
        ${this.retriable ? this.renderRetry() : nothing}<slot></slot>
        ${reference ? html`<span class="reference">${text('error.reference', { reference })}</span>` : nothing}
      </div>
    </div>`
  }

  private renderRetry() {
    return html`<button class="button" type="button" @click=${() => emit(this, 'retry', {})}>
      ${icon('retry')}${this.action || text('error.retry')}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'error-card': ErrorCard
  }
}
