import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground } from '../styles/shared.ts'
import { emit } from './events.ts'

/**
 * A place where nothing is yet: says what to do first, and offers it.
 * @slot other things to do
 * @fires begin
 */
@customElement('empty-place')
export class EmptyPlace extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--space-1);
        max-inline-size: 30rem;
        padding-block: var(--space-1) var(--space-2);
      }
      h2 {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
      }
      /* Without anything to do it takes no room. */
      .row:not(:has(.button)) {
        margin-block-start: calc(-1 * var(--space-1));
      }
      .row > .button,
      ::slotted(*) {
        margin-block-start: var(--space-1);
      }
    `,
  ]

  @property() heading = ''
  /** Why it is empty and how it starts, in a sentence or two for this reader's role. */
  @property() sentence = ''
  /** The first thing to do, as a verb; no button when empty. */
  @property() action = ''

  override render() {
    return html`<h2>${this.heading}</h2>
      <p>${this.sentence}</p>
      <div class="row">${this.action ? this.renderAction() : nothing}<slot></slot></div>`
  }

  private renderAction() {
    return html`<button class="button primary" type="button" @click=${() => emit(this, 'begin', {})}>
      ${this.action}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'empty-place': EmptyPlace
  }
}
