import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, ground } from '../../api/client.ts'
import type { contract } from '../contract.ts'
import { findPlace } from './addresses.ts'
import './ladder/ladder-page.ts'

/** The assignment: the ladder with one of its steps, a work, what waits for the reader, or the designer's page. */
@customElement('assignment-activity')
export class AssignmentActivity extends ActivityElement<typeof contract> {
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
    `,
  ]

  override render() {
    const place = findPlace(this.path)
    if (place.page === 'ladder')
      return html`<ladder-page .client=${this.client} .rung=${place.rung ?? ''}></ladder-page>`
    // Who only looks at the steps need not load how work is signed and steps are made.
    void pages[place.page]()
    if (place.page === 'work') return html`<work-page .client=${this.client} .work=${place.work}></work-page>`
    if (place.page === 'elsewhere')
      return html`<elsewhere-work
        .client=${this.client}
        .activity=${place.activity}
        .work=${place.work}
      ></elsewhere-work>`
    if (place.page === 'waiting') return html`<waiting-page .client=${this.client}></waiting-page>`
    if (place.page === 'gallery') return html`<gallery-page .client=${this.client}></gallery-page>`
    if (place.page === 'people') return html`<mentor-people .client=${this.client}></mentor-people>`
    return html`<steps-page .client=${this.client}></steps-page>`
  }
}

const pages = {
  work: () => import('./evidence/work-page.ts'),
  waiting: () => import('./queue/waiting-page.ts'),
  elsewhere: () => import('./queue/elsewhere-work.ts'),
  steps: () => import('./ladder/steps-page.ts'),
  gallery: () => import('./gallery/gallery-page.ts'),
  people: () => import('./mentors/mentor-people.ts'),
}

declare global {
  interface HTMLElementTagNameMap {
    'assignment-activity': AssignmentActivity
  }
}
