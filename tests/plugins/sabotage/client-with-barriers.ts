import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, type ActivityPage } from '../../../plugins/api/client.ts'

/** A page with a button that says nothing to who cannot see it, and words that can hardly be told from what is behind them. */
@customElement('poll-with-barriers')
export class PollWithBarriers extends ActivityElement {
  override render() {
    return html`<button></button>
      <p style="color: #ddd; background: #fff">Which gauge?</p>`
  }
}

export const activity: ActivityPage = { tag: 'poll-with-barriers' }
