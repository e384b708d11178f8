import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'

/** Speaks to those who hear the page. One polite region serves a whole page; errors and failed sends are assertive. */
@customElement('live-region')
export class LiveRegion extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        position: absolute;
      }
    `,
  ]

  @property({ type: Boolean }) assertive = false
  @state() private spoken = ''
  private turn = false

  override render() {
    const role = this.assertive ? 'alert' : 'status'
    return html`<span class="visually-hidden" role=${role}>${this.spoken}</span>`
  }

  /** Says a sentence, also when it is the same as the last one. */
  say(sentence: string) {
    this.turn = !this.turn
    // A space that nobody hears makes equal sentences different, or the second would stay silent.
    this.spoken = this.turn ? `${sentence}\u00A0` : sentence
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-region': LiveRegion
  }
}
