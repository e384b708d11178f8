import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { askForPerson } from '../../shell-events.ts'
import { ground } from '../../styles/shared.ts'
import { personText as text } from '../../texts/person/texts.ts'
import { nameOf } from './names.ts'
import type { PersonCard } from '../types.ts'

/** How a name looks that can be chosen. */
export const nameStyles = css`
  .name {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: inherit;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .name:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  @media (pointer: coarse) {
    .name {
      min-block-size: var(--target-least);
    }
  }
`

/** Draws a name inside an element that has the styles; chosen, it shows the card. Who has left, or wrote without a name, has none. */
export function renderName(person: PersonCard | undefined): TemplateResult {
  if (!person || person.mask !== undefined) return html`<bdi>${nameOf(person)}</bdi>`
  return html`<button
    class="name"
    type="button"
    aria-haspopup="dialog"
    title=${text('person.more')}
    @click=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLElement) askForPerson(currentTarget, person)
    }}
  >
    <bdi>${nameOf(person)}</bdi>
  </button>`
}

/** A name that says more of its person when it is chosen. */
@customElement('person-name')
export class PersonName extends LitElement {
  static override styles = [
    ground,
    nameStyles,
    css`
      :host {
        display: inline;
      }
    `,
  ]

  @property({ attribute: false }) person: PersonCard | undefined

  override render() {
    return renderName(this.person)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-name': PersonName
  }
}
