import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { HousePage } from '../house-page.ts'
import './own-mentoring.ts'
import { words } from './words.ts'
import { inTime } from '../../in-time.ts'

const loadPairing = inTime(() => import('./pair-people.ts'))

/** Who accompanies whom: one's own mentor and people; for who facilitates, everybody's. */
@customElement('mentors-page')
export class MentorsPage extends HousePage {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        font: var(--type-body);
      }
      .inside {
        display: grid;
        gap: var(--space-3);
        max-inline-size: 52rem;
        padding: var(--space-2);
      }
      h1 {
        font: var(--type-title);
        font-weight: var(--strong);
        margin-block-end: var(--space-05);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  override connectedCallback() {
    super.connectedCallback()
    // Most people come for their own; the rest is loaded by those who need it.
    if (this.leads) void loadPairing()
  }

  private get leads(): boolean {
    return this.client.can('facilitate')
  }

  override render() {
    return html`<div class="inside">
      <header>
        <h1 tabindex="-1">${text('mentors.title')}</h1>
        <p class="note">${words('about')}</p>
      </header>
      ${this.leads ? html`<pair-people .client=${this.client}></pair-people>` : nothing}
      <own-mentoring .client=${this.client}></own-mentoring>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mentors-page': MentorsPage
  }
}
