import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, nameOf, openPath, sayUntil, type ActivityClient } from '../../../api/client.ts'
import type { contract } from '../../contract.ts'
import { addressOf, pathOfWork } from '../addresses.ts'
import { Followed } from '../followed.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import { said } from '../together.ts'

/** What the reader was asked to read, the longest wait first; nothing while there is none. */
@customElement('own-readings')
export class OwnReadings extends LitElement {
  static override styles = [
    ground,
    css`
      section {
        display: grid;
        gap: var(--space-05);
        padding: var(--space-1) var(--space-15);
        border-radius: var(--radius);
        background: var(--accent-soft);
      }
      h2 {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  private readonly followed = new Followed(this, 'listReadings')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
  }

  override render() {
    const { works = [], people = [] } = this.followed.state ?? {}
    if (works.length === 0) return nothing
    return html`<section aria-labelledby="readings">
      <h2 id="readings">${said('readings.title', { count: works.length })}</h2>
      <ul role="list">
        ${works.map(({ card, rung, dueAt, as }) => {
          const path = pathOfWork(card.id)
          return html`<li>
            <a href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}
              >${nameOf(findPerson(people, card.person))}: ${withWords(rung).title}</a
            >
            <span class="note"
              >${as === 'observer' ? said('readings.observer') : dueAt === null ? said('readings.instead') : said('readings.due', { when: sayUntil(dueAt, Date.now()) })}</span
            >
          </li>`
        })}
      </ul>
    </section>`
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'own-readings': OwnReadings
  }
}
