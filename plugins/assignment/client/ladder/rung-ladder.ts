import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, openPath } from '../../../api/client.ts'
import type { Rung, Standing } from '../../contract.ts'
import { addressOf, pathOfRung } from '../addresses.ts'
import { partOf } from '../standing-part.ts'
import { withWords } from './rung-words.ts'
import { text } from '../texts.ts'
import { rungLadderStyles } from './rung-ladder.styles.ts'

/** The ladder, drawn: its rungs, and how far somebody is on each. On a phone it lies down, and names the one that is open. */
@customElement('rung-ladder')
export class RungLadder extends LitElement {
  static override styles = [ground, rungLadderStyles]

  @property({ attribute: false }) rungs: readonly Rung[] = []
  @property({ attribute: false }) standings: readonly Standing[] = []
  /** The one that is shown beside it. */
  @property() current = ''

  override render() {
    return html`<nav aria-label=${text('ladder.label')}>
      <ol role="list">
        ${this.rungs.map((rung) => this.renderRung(withWords(rung)))}
      </ol>
    </nav>`
  }

  private renderRung({ id, title }: Rung) {
    const state = this.standings.find(({ rung }) => rung === id)?.state
    return html`<li>
      <a
        href=${addressOf(pathOfRung(id))}
        data-state=${state ?? nothing}
        aria-current=${id === this.current ? 'step' : 'false'}
        title=${title}
        @click=${(event: Event) => this.open(event, id)}
      >
        <span class="bars" aria-hidden="true"></span>
        <span class="words"
          ><strong dir="auto">${title}</strong>
          ${state ? html`<kind-label .kind=${partOf(state, text(`ladder.state.${state}`))}></kind-label>` : nothing}</span
        >
      </a>
    </li>`
  }

  private open(event: Event, rung: string) {
    event.preventDefault()
    openPath(this, pathOfRung(rung))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rung-ladder': RungLadder
  }
}
