import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, ground } from '../../api/client.ts'
import type { contract } from '../contract.ts'
import { findGreetedIn, findThreadIn } from './addresses.ts'
import './list/thread-list.ts'
import './thread/thread-page.ts'

/** The discussion: the list of its threads, or one of them. */
@customElement('discussion-activity')
export class DiscussionActivity extends ActivityElement<typeof contract> {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        block-size: 100%;
        min-block-size: 0;
      }
      thread-list,
      thread-page {
        block-size: 100%;
      }
      @media print {
        :host,
        thread-list,
        thread-page {
          block-size: auto;
        }
      }
    `,
  ]

  /** Once seen, the list stays, so that who comes back finds their place and the list as it is by now. */
  private listed = false

  override render() {
    const thread = findThreadIn(this.path)
    this.listed ||= thread === undefined
    return html`${
      this.listed
        ? html`<thread-list
            ?hidden=${thread !== undefined}
            .client=${this.client}
            .greeting=${findGreetedIn(this.path)}
          ></thread-list>`
        : nothing
    }
    ${thread === undefined ? nothing : html`<thread-page .client=${this.client} .thread=${thread}></thread-page>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'discussion-activity': DiscussionActivity
  }
}
