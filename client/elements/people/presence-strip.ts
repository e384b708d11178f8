import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { floating, ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import './avatar-stack.ts'
import { nameOf, roleWord } from './names.ts'
import './person-avatar.ts'
import { giveFocusBack, placeBeside, untilShown } from '../popover.ts'
import type { PersonCard } from '../types.ts'

/** Who is here now: some faces and how many, and on demand all the names. Draws nothing when nobody is. */
@customElement('presence-strip')
export class PresenceStrip extends LitElement {
  static override styles = [
    ground,
    floating,
    css`
      :host {
        display: inline-flex;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target);
        min-inline-size: var(--target);
        justify-content: center;
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--muted);
        font: var(--type-small);
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover {
        color: var(--text);
      }
      [popover] {
        padding: var(--space-1) var(--space-15);
        font: var(--type-small);
        --around: var(--raised);
      }
      .title {
        font-weight: var(--strong);
        padding-block-end: var(--space-05);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: 36px;
      }
      .role {
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) people: readonly PersonCard[] = []
  /** How many there are, when more than are in `people`. */
  @property({ type: Number }) total = 0
  /** How much fits: the faces and a sentence, a few faces and a number, or the faces alone. */
  @property() room: 'wide' | 'narrow' | 'faces' = 'wide'
  @state() private open = false
  @query('[popover]') private panel!: HTMLElement
  @query('button') private button!: HTMLButtonElement

  override render() {
    const count = Math.max(this.total, this.people.length)
    if (count === 0) return nothing
    const said = text(this.room === 'wide' ? 'presence.now' : 'presence.short', { count })
    return html`<button type="button" popovertarget="panel" aria-haspopup="dialog">
        <avatar-stack .people=${this.people.slice(0, this.room === 'wide' ? 4 : 3)}></avatar-stack>
        <span class=${this.room === 'faces' ? 'visually-hidden' : ''}>${said}</span>
      </button>
      <div
        popover
        id="panel"
        role="dialog"
        aria-label=${text('presence.title')}
        @beforetoggle=${this.noteOpening}
        @toggle=${this.noteClosed}
      >
        ${this.open ? this.renderPeople(count) : nothing}
      </div>`
  }

  private renderPeople(count: number) {
    const more = count - this.people.length
    return html`<p class="title">${text('presence.title')}</p>
      <ul role="list">
        ${repeat(
          this.people,
          (person) => person.id,
          (person) => this.renderPerson(person),
        )}
      </ul>
      ${more > 0 ? html`<p class="role">${text('presence.more', { count: more })}</p>` : nothing}`
  }

  private renderPerson(person: PersonCard) {
    return html`<li>
      <person-avatar size="28" here .person=${person}></person-avatar>
      <span>${nameOf(person)} <span class="role">${roleWord(person)}</span></span>
    </li>`
  }

  private async noteOpening(event: ToggleEvent) {
    if (event.newState === 'closed') return giveFocusBack(this.panel, this.button)
    this.open = true
    await untilShown()
    placeBeside(this.panel, this.button)
  }

  /** Only now: what has the focus must be there until it has been given back. */
  private noteClosed(event: ToggleEvent) {
    if (event.newState === 'closed') this.open = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'presence-strip': PresenceStrip
  }
}
