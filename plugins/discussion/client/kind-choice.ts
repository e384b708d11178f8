import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, icon } from '../../api/client.ts'
import type { Kind } from '../contract.ts'
import { kindIcons } from './kind-words.ts'
import { text } from './texts.ts'

/**
 * What the thread is to be; plain talk unless somebody says more.
 * @fires kind-chosen
 */
@customElement('kind-choice')
export class KindChoice extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-05);
      }
      label {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: var(--space-05);
        min-block-size: var(--target-least);
        padding: 2px var(--space-1);
        border: 1px solid var(--line);
        border-radius: 999px;
        color: var(--muted);
        font: var(--type-small);
        cursor: pointer;
      }
      label:hover {
        border-color: var(--line-strong);
        color: var(--text);
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--text);
      }
      label:has(:focus-visible) {
        outline: var(--focus-ring);
        outline-offset: var(--focus-gap);
      }
      input {
        position: absolute;
        opacity: 0;
        inset: 0;
        margin: 0;
        cursor: pointer;
      }
      input:focus-visible {
        outline: none;
      }
      @media (pointer: coarse) {
        label {
          min-block-size: 36px;
        }
      }
    `,
  ]

  @property({ attribute: false }) kinds: readonly Kind[] = []
  @property() chosen: Kind = 'talk'

  override render() {
    return html`<fieldset>
      <legend class="visually-hidden">${text('kind.choose')}</legend>
      ${this.kinds.map(
        (kind) =>
          html`<label>
            <input
              type="radio"
              name="kind"
              .checked=${this.chosen === kind}
              @change=${() => this.choose(kind)}
            />${icon(kindIcons[kind], 'small')}${text(`kind.${kind}`)}
          </label>`,
      )}
    </fieldset>`
  }

  private choose(kind: Kind) {
    this.chosen = kind
    this.dispatchEvent(new CustomEvent('kind-chosen', { detail: { kind }, bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kind-choice': KindChoice
  }
  interface HTMLElementEventMap {
    'kind-chosen': CustomEvent<{ kind: Kind }>
  }
}
