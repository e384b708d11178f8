import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ground, openPath, type ActivityClient } from '../../../api/client.ts'
import type { contract, Similar } from '../../contract.ts'
import { addressOf, pathOf } from '../addresses.ts'
import { text } from '../texts.ts'

/** A pause in writing, in ms, after which it is worth looking. */
const pause = 400
const shortest = 8

/** Questions that were answered and sound like what is being asked. */
@customElement('similar-threads')
export class SimilarThreads extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--space-1) var(--space-15);
        border-radius: var(--radius-large);
        background: var(--sunken);
        font: var(--type-small);
      }
      h2 {
        font: var(--type-small);
        font-weight: var(--strong);
      }
      li {
        padding-block: 3px;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property() words = ''
  @state() private found: readonly Similar[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('words')) return
    clearTimeout(this.timer)
    if (this.words.trim().length < shortest) this.found = []
    else this.timer = setTimeout(() => void this.look(), pause)
  }

  override render() {
    return html`<div role="status">
      ${
        this.found.length === 0
          ? nothing
          : html`<section>
              <h2>${text('similar.heading', { count: this.found.length })}</h2>
              <ul role="list">
                ${this.found.map(
                  ({ thread, title }) =>
                    html`<li>
                      <a href=${addressOf(thread)} dir="auto" @click=${(event: Event) => this.open(event, thread)}
                        >${title}</a
                      >
                    </li>`,
                )}
              </ul>
            </section>`
      }
    </div>`
  }

  private async look() {
    const { words } = this
    try {
      const found = await this.client.query('listSimilar', { words: words.slice(0, 500) })
      if (words === this.words) this.found = found
    } catch {
      // What is only an offer is left out while it cannot be had.
      this.found = []
    }
  }

  private open(event: Event, thread: Similar['thread']) {
    event.preventDefault()
    openPath(this, pathOf(thread))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'similar-threads': SimilarThreads
  }
}
