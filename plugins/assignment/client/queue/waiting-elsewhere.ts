import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, nameOf, showToast, type ActivityClient } from '../../../api/client.ts'
import type { contract, Queue } from '../../contract.ts'
import { pathOfWork } from '../addresses.ts'
import { Followed } from '../followed.ts'
import { withWords } from '../ladder/rung-words.ts'
import { sayRefusal } from '../refusals.ts'
import { said } from '../together.ts'

type Waiting = Queue['works'][number]

/** What waits for the reader in their other activities, in whatever course, the longest wait first. */
@customElement('waiting-elsewhere')
export class WaitingElsewhere extends LitElement {
  static override styles = [
    ground,
    css`
      h3 {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      li {
        border-block-end: 1px solid var(--line);
      }
      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--space-15);
        inline-size: 100%;
        padding: var(--space-15) 0;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      button:hover strong {
        color: var(--accent);
      }
      person-avatar {
        grid-row: 1 / span 2;
      }
      .what {
        grid-column: 2 / -1;
      }
      .note,
      .what {
        font: var(--type-small);
        color: var(--muted);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  private readonly followed = new Followed(this, 'listElsewhere')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
  }

  override render() {
    const { state, failure } = this.followed
    if (!state && failure) return html`<p class="note" role="status">${said('elsewhere.failed')}</p>`
    if (!state || state.works.length === 0) return nothing
    return html`<section aria-labelledby="elsewhere">
      <h3 id="elsewhere">${said('elsewhere.title')}</h3>
      <ul role="list">
        ${state.works.map((waiting) => html`<li>${this.renderWaiting(waiting)}</li>`)}
      </ul>
      ${state.more ? html`<p class="note">${said('elsewhere.more')}</p>` : nothing}
    </section>`
  }

  private renderWaiting(waiting: Waiting) {
    const { card, rung, person, title, course } = waiting
    return html`<button type="button" @click=${() => this.goOver(waiting)}>
      <person-avatar .person=${person}></person-avatar>
      <strong>${nameOf(person)}</strong>
      <relative-time at=${card.since}></relative-time>
      <span class="what" dir="auto">${withWords(rung).title}</span>
      <span class="what" dir="auto">${course ? said('elsewhere.where', { title, course }) : title}</span>
    </button>`
  }

  private async goOver({ activity, card }: Waiting) {
    try {
      await this.client.goOver(activity, pathOfWork(card.id))
    } catch (error) {
      showToast(this, sayRefusal(error))
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'waiting-elsewhere': WaitingElsewhere
  }
}
