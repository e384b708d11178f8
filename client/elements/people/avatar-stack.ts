import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { ground } from '../../styles/shared.ts'
import { sayList } from '../../texts/dates.ts'
import { text } from '../../texts/texts.ts'
import { nameOf } from './names.ts'
import './person-avatar.ts'
import type { PersonCard } from '../types.ts'

/** Some of the people there are, close together: one picture with all the names that it shows. */
@customElement('avatar-stack')
export class AvatarStack extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
        vertical-align: middle;
      }
      .stack {
        display: inline-flex;
        flex-wrap: wrap;
        row-gap: var(--space-05);
        isolation: isolate;
      }
      person-avatar {
        border-radius: var(--radius-face);
        box-shadow: 0 0 0 2px var(--around, var(--surface));
      }
      person-avatar + person-avatar {
        margin-inline-start: -4px;
      }
      .more {
        display: inline-grid;
        place-items: center;
        padding-inline-start: 0.6em;
        font: var(--type-note);
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  @property({ attribute: false }) people: readonly PersonCard[] = []
  /** How many faces at most. */
  @property({ type: Number }) limit = 4
  /** How many people there are, when more than are in `people`. */
  @property({ type: Number }) total = 0
  @property({ type: Number }) size: 20 | 28 | 36 | 48 = 28

  override render() {
    const shown = this.people.slice(0, this.limit)
    if (shown.length === 0) return nothing
    const more = Math.max(this.total, this.people.length) - shown.length
    return html`<span class="stack" role="img" aria-label=${this.sayNames(shown, more)}>
      ${repeat(
        shown,
        (person) => person.id,
        (person) => html`<person-avatar .person=${person} .size=${this.size}></person-avatar>`,
      )}${more > 0 ? html`<span class="more">+${more}</span>` : nothing}
    </span>`
  }

  private sayNames(shown: readonly PersonCard[], more: number): string {
    const names = shown.map(nameOf)
    return sayList(more > 0 ? [...names, text('people.more', { count: more })] : names)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'avatar-stack': AvatarStack
  }
}
