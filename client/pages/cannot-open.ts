import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Refusal } from '../../plugins/api/refusal.ts'
import { onDevice } from '../connection/storage.ts'
import { ServedRefusal } from '../connection/http.ts'
import { emit } from '../elements/events.ts'
import { icon } from '../elements/icons.ts'
import { buttons, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { oneThing } from './one-thing.styles.ts'

/**
 * Nothing can be shown: the visit is over, what was asked for is not there, or the server did not answer.
 * @fires retry
 */
@customElement('cannot-open')
export class CannotOpen extends LitElement {
  static override styles = [ground, buttons, oneThing]

  @property({ attribute: false }) why: Error | 'ended' = 'ended'

  override render() {
    const { why } = this
    if (why === 'ended' || (why instanceof Refusal && why.status === 401)) {
      const kept = text(onDevice.lasts ? 'open.again.kept' : 'open.again.unkept')
      return this.renderWords(text('open.again'), text('open.again.why'), html`<p>${kept}</p>`)
    }
    if (why instanceof Refusal && why.status === 404) {
      return this.renderWords(text('open.notFound'), text('open.notFound.why'), this.renderReference())
    }
    return this.renderWords(text('open.failed'), why.message, [this.renderRetry(), this.renderReference()])
  }

  private renderWords(heading: string, sentence: string, more: unknown = nothing) {
    return html`<main class="one-thing">
      <h1 tabindex="-1">${heading}</h1>
      <p>${sentence}</p>
      ${more}
    </main>`
  }

  private renderRetry() {
    return html`<div class="row">
      <button class="button primary tall" type="button" @click=${() => emit(this, 'retry', {})}>
        ${icon('retry')}${text('error.retry')}
      </button>
    </div>`
  }

  private renderReference() {
    const reference = this.why instanceof ServedRefusal ? this.why.reference : undefined
    return reference ? html`<p class="reference">${text('error.reference', { reference })}</p>` : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cannot-open': CannotOpen
  }
}
