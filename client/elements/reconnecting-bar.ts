import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground } from '../styles/shared.ts'
import { reconnectingText as text } from '../texts/reconnecting.ts'
import { emit } from './events.ts'
import { icon } from './icons.ts'

/**
 * Under the head while there is no connection: what is still unsent, and a way to try at once.
 * @fires retry
 */
@customElement('reconnecting-bar')
export class ReconnectingBar extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        align-items: center;
        gap: 0 var(--space-1);
        padding: 6px var(--space-2);
        background: var(--attention-soft);
        color: var(--text);
        font: var(--type-small);
      }
      .icon {
        color: var(--attention);
      }
      span {
        flex: 1;
        min-inline-size: 0;
      }
      .text-button {
        color: inherit;
        text-decoration: underline;
      }
    `,
  ]

  /** How much of what the person wrote and did waits. */
  @property({ type: Number }) unsent = 0
  /** Whether some of it is kept only while the page is open. */
  @property({ type: Boolean }) whileOpen = false

  override render() {
    return html`<div role="status">
      ${icon('offline')}<span
        >${text(this.whileOpen ? 'reconnecting.whileOpen' : 'reconnecting.unsent', { count: this.unsent })}</span
      >
      <button class="text-button" type="button" @click=${() => emit(this, 'retry', {})}>
        ${text('reconnecting.now')}
      </button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reconnecting-bar': ReconnectingBar
  }
}
