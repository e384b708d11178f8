import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../../styles/shared.ts'

/** The line where something begins: what is new since the last visit, or, quiet, a day. A heading, so that it can be jumped to. */
@customElement('since-line')
export class SinceLine extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        margin-block: var(--space-1);
        color: var(--accent);
      }
      :host([quiet]) {
        color: var(--muted);
      }
      [role='heading'] {
        display: flex;
        align-items: center;
        gap: var(--space-15);
        font: var(--type-note);
        font-weight: var(--strong);
      }
      :host([quiet]) [role='heading'] {
        font-weight: var(--regular);
      }
      [role='heading']::after {
        content: '';
        flex: 1;
        border-block-start: 1px solid currentColor;
      }
      :host([quiet]) [role='heading']::after {
        border-color: var(--line);
      }
      span::first-letter {
        text-transform: uppercase;
      }
    `,
  ]

  @property() label = ''
  /** The level of the heading. */
  @property({ type: Number }) level = 3
  @property({ type: Boolean, reflect: true }) quiet = false

  override render() {
    return html`<div role="heading" aria-level=${this.level} tabindex="-1"><span>${this.label}</span></div>`
  }

  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector<HTMLElement>('[role=heading]')?.focus(options)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'since-line': SinceLine
  }
}
