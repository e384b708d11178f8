import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground, nameOf, openPath, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { contract, Work } from '../../contract.ts'
import { addressOf, pathOfWork } from '../addresses.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import { said } from '../together.ts'

/** What a reader of another's work does beside signing: it is noted as read, put on top, and seen with what came before. */
@customElement('looking-on')
export class LookingOn extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      h3 {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      section {
        display: grid;
        gap: var(--space-05);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work

  protected override updated(changed: PropertyValues<this>) {
    const before = changed.get('work')
    const isAnother =
      changed.has('work') && (before?.card.id !== this.work.card.id || before.version !== this.work.version)
    // Whoever looks need not hear that it could not be noted.
    if (isAnother && !this.isOwn)
      void this.client.command('noteRead', { work: this.work.card.id }).catch(() => undefined)
  }

  private get isOwn(): boolean {
    return this.work.card.person === this.client.me.id
  }

  override render() {
    if (this.isOwn) return nothing
    return html`${this.renderEarlier()} ${this.work.may.feature ? this.renderFeature() : nothing}`
  }

  private renderEarlier() {
    const { others, people, card } = this.work
    if (others.length === 0) return nothing
    const name = nameOf(findPerson(people, card.person))
    return html`<section aria-labelledby="earlier">
      <h3 id="earlier">${said('earlier.title', { name })}</h3>
      <ul role="list">
        ${others.map(({ card: { id, status, since }, rung }) => {
          const path = pathOfWork(id)
          return html`<li>
            <a href=${addressOf(path)} dir="auto" @click=${(event: Event) => this.go(event, path)}
              >${withWords(rung).title}</a
            >
            <span class="note">${said(`earlier.status.${status}`)} <relative-time at=${since}></relative-time></span>
          </li>`
        })}
      </ul>
    </section>`
  }

  private renderFeature() {
    const { featured } = this.work
    return html`<p>
      <button
        class="button"
        type="button"
        aria-pressed=${featured ? 'true' : 'false'}
        @click=${() => this.feature(!featured)}
      >
        <app-icon name="eye"></app-icon>${featured ? said('feature.off') : said('feature.on')}
      </button>
    </p>`
  }

  private async feature(on: boolean) {
    try {
      await this.client.command('feature', { work: this.work.card.id, on })
      if (on) showToast(this, said('feature.done'))
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'looking-on': LookingOn
  }
}
