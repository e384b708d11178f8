import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../../styles/shared.ts'
import { text } from '../../../texts/texts.ts'
import '../../people/avatar-stack.ts'
import { icon } from '../../icons.ts'
import type { PersonCard } from '../../types.ts'

/** How many messages wait, and whose. They wait so that nothing moves while one reads; a click (listen to `click`) goes to them. */
@customElement('new-pill')
export class NewPill extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target);
        padding: 4px var(--space-15) 4px 6px;
        border: 1px solid var(--line);
        border-radius: 999px;
        background: var(--raised);
        color: var(--accent);
        font: var(--type-small);
        font-weight: var(--strong);
        box-shadow: var(--shadow-float);
        cursor: pointer;
        --around: var(--raised);
        animation: arrive var(--quick) var(--ease);
      }
      button:focus-visible {
        border-radius: 999px;
      }
      button:not(:has(avatar-stack)) {
        padding-inline-start: var(--space-15);
      }
      @keyframes arrive {
        from {
          opacity: 0;
        }
      }
    `,
  ]

  @property({ type: Number }) count = 0
  /** What it says when nothing waits and there is still somewhere to go. */
  @property() label = ''
  /** Who wrote them. */
  @property({ attribute: false }) people: readonly PersonCard[] = []

  override render() {
    if (this.count === 0 && this.label === '') return nothing
    const faces = html`<avatar-stack .people=${this.people} .size=${20} .limit=${3}></avatar-stack>`
    return html`<button type="button">
      ${this.people.length > 0 ? faces : nothing}${this.count > 0 ? text('new.pill', { count: this.count }) : this.label}
      ${icon('arrow-down', 'small')}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'new-pill': NewPill
  }
}
