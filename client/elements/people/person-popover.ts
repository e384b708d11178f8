import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../plugins/api/client.ts'
import { hashOf } from '../../address.ts'
import { openPath } from '../../shell-events.ts'
import { buttons, floating, ground } from '../../styles/shared.ts'
import { personText as text } from '../../texts/person/texts.ts'
import { nameOf } from './names.ts'
import './person-about.ts'
import { giveFocusBack, placeBeside, untilShown } from '../popover.ts'
import type { PersonCard } from '../types.ts'

/** The card of somebody whose name was chosen, beside the name. */
@customElement('person-popover')
export class PersonPopover extends LitElement {
  static override styles = [
    ground,
    buttons,
    floating,
    css`
      [popover] {
        inline-size: min(20rem, calc(100vw - 16px));
        padding: var(--space-2);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-05) var(--space-2);
        padding-block-start: var(--space-15);
      }
    `,
  ]

  @property({ attribute: false }) client: HouseClient | undefined
  /** The path that greets somebody, where the activity has one. */
  @property({ attribute: false }) greet: ((person: PersonCard) => string | undefined) | undefined
  @state() private person: PersonCard | undefined
  @query('[popover]') private card!: HTMLElement
  private anchor: HTMLElement | undefined

  override render() {
    const { person, client } = this
    return html`<div
      popover
      role="dialog"
      tabindex="-1"
      aria-label=${nameOf(person)}
      @beforetoggle=${this.noteClosing}
      @open-path=${() => this.card.hidePopover()}
    >
      ${
        person && client
          ? html`<person-about .client=${client} .person=${person.id} .card=${person}></person-about>
              <p class="foot">${this.renderLinks(person, client)}</p>`
          : nothing
      }
    </div>`
  }

  /** Opens the card of a person beside what was chosen. */
  async show(person: PersonCard, anchor: HTMLElement): Promise<void> {
    this.person = person
    this.anchor = anchor
    await this.updateComplete
    this.card.showPopover()
    await untilShown()
    placeBeside(this.card, anchor)
    this.card.focus()
  }

  private renderLinks(person: PersonCard, client: HouseClient) {
    const isMe = person.id === client.me.id
    const greeting = isMe || !client.can('participate') ? undefined : this.greet?.(person)
    return html`${greeting === undefined ? nothing : this.renderLink(greeting, text('person.hello', { name: nameOf(person) }))}
    ${this.renderLink(`~person/${person.id}`, text(isMe ? 'person.edit' : 'person.whole'))}`
  }

  private renderLink(path: string, words: string) {
    const open = (event: Event) => {
      event.preventDefault()
      openPath(this, path)
      this.card.hidePopover()
    }
    return html`<a class="text-button" href=${hashOf({ path })} @click=${open}>${words}</a>`
  }

  private noteClosing({ newState }: ToggleEvent) {
    if (newState === 'closed' && this.anchor) giveFocusBack(this.card, this.anchor)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-popover': PersonPopover
  }
}
