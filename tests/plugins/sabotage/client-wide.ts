import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, type ActivityPage } from '../../../plugins/api/client.ts'

/** A page that a phone shows in parts. */
@customElement('poll-wide')
export class PollWide extends ActivityElement {
  override render() {
    return html`<p style="inline-size: 600px">Which gauge?</p>`
  }
}

export const activity: ActivityPage = { tag: 'poll-wide' }
