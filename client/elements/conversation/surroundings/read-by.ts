import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../../styles/shared.ts'
import { awayText as text } from '../../../texts/away/texts.ts'
import { sayList } from '../../../texts/dates.ts'
import { nameOf } from '../../people/names.ts'
import '../../people/person-avatar.ts'
import type { PersonCard } from '../../types.ts'

const mostShown = 6

/** Who has read up to a message and no further: small faces at its end. */
@customElement('read-by')
export class ReadBy extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      span {
        display: flex;
        justify-content: flex-end;
        gap: 2px;
        padding-block: 2px;
      }
    `,
  ]

  @property({ attribute: false }) people: readonly PersonCard[] = []

  override render() {
    const { people } = this
    if (people.length === 0) return nothing
    const said = text('readers.here', { names: sayList(people.map((person) => nameOf(person))) })
    return html`<span role="img" aria-label=${said} title=${said}>
      ${people.slice(0, mostShown).map((person) => html`<person-avatar size="20" .person=${person}></person-avatar>`)}
    </span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'read-by': ReadBy
  }
}
