import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, ground, inTime } from '../../api/client.ts'
import type { contract } from '../contract.ts'
import { findGreetedIn, findJudgingIn, findThreadIn, type JudgingPlace } from './addresses.ts'
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
      :host > * {
        block-size: 100%;
      }
      @media print {
        :host,
        :host > * {
          block-size: auto;
        }
      }
    `,
  ]

  /** Once seen, the list stays, so that who comes back finds their place and the list as it is by now. */
  private listed = false

  override render() {
    const thread = findThreadIn(this.path)
    const judging = findJudgingIn(this.path)
    const isInside = thread !== undefined || judging !== undefined
    this.listed ||= !isInside
    return html`${
      this.listed
        ? html`<thread-list
            ?hidden=${isInside}
            .client=${this.client}
            .greeting=${findGreetedIn(this.path)}
          ></thread-list>`
        : nothing
    }
    ${thread === undefined ? nothing : html`<thread-page .client=${this.client} .thread=${thread}></thread-page>`}
    ${judging === undefined ? nothing : this.renderJudging(judging)}`
  }

  /** Most people never come here. */
  private renderJudging(place: JudgingPlace) {
    void loadJudging()
    if (place.page === 'own') return html`<own-rubric .client=${this.client}></own-rubric>`
    if (place.page === 'people') return html`<judged-people .client=${this.client}></judged-people>`
    return html`<judged-person .client=${this.client} .person=${place.person}></judged-person>`
  }
}

const loadJudging = inTime(() => import('./judging/pages.ts'))

declare global {
  interface HTMLElementTagNameMap {
    'discussion-activity': DiscussionActivity
  }
}
