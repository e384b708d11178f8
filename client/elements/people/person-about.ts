import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { OutputOf } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/people/contract.ts'
import { hashOf } from '../../address.ts'
import { openPath } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { personText as text } from '../../texts/person/texts.ts'
import '../error-card.ts'
import { icon, type IconName } from '../icons.ts'
import { nameOf, roleWord } from './names.ts'
import './person-avatar.ts'
import '../skeleton-lines.ts'
import type { PersonCard } from '../types.ts'

type Told = OutputOf<(typeof contract)['queries']['readProfile']>

/** A person as they want to be seen: face, name, what they do and where, what they offer and look for, what one shares. */
@customElement('person-about')
export class PersonAbout extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--space-15);
        font: var(--type-small);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-15);
      }
      .name {
        font: var(--type-body);
        font-weight: var(--strong);
        overflow-wrap: anywhere;
      }
      .beside {
        color: var(--muted);
      }
      .line {
        display: flex;
        align-items: flex-start;
        gap: 6px;
      }
      .line .icon {
        margin-block-start: 2px;
        color: var(--muted);
      }
      dl {
        display: grid;
        gap: var(--space-1);
      }
      dt {
        color: var(--muted);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      li {
        padding-block: 2px;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) client: Pick<HouseClient, 'people' | 'me'> | undefined
  @property({ attribute: false }) person = '' as PersonCard['id']
  /** What is known of them already, until the rest is there. */
  @property({ attribute: false }) card: PersonCard | undefined
  @state() private told: Told | undefined
  @state() private failure: Error | undefined
  private stop: (() => void) | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.stop?.()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('person') || changed.has('client')) void this.load()
  }

  override render() {
    const card = this.told?.card ?? this.card
    return html`${card ? this.renderHead(card) : nothing} ${this.renderRest()}`
  }

  private renderHead(card: PersonCard) {
    const role = roleWord(card)
    return html`<header>
      <person-avatar size="64" .person=${card}></person-avatar>
      <div>
        <p class="name"><bdi>${nameOf(card)}</bdi></p>
        ${role ? html`<p class="beside">${role}</p>` : nothing}
      </div>
    </header>`
  }

  private renderRest() {
    if (this.failure)
      return html`<error-card
        heading=${text('person.failed')}
        sentence=${this.failure.message}
        @retry=${() => this.load()}
      ></error-card>`
    if (!this.told) return html`<skeleton-lines count="2"></skeleton-lines>`
    const { profile, together } = this.told
    const { work, place, offers, seeks } = profile
    return html`${this.renderLine('tried', work)} ${this.renderLine('visit', place)}
    ${offers || seeks ? html`<dl>${this.renderPart('person.offers', offers)} ${this.renderPart('person.seeks', seeks)}</dl>` : nothing}
    ${together.length > 0 && this.told.card.id !== this.client?.me.id ? this.renderTogether(together) : nothing}`
  }

  private renderLine(drawing: IconName, words: string) {
    return words ? html`<p class="line">${icon(drawing, 'small')}<span dir="auto">${words}</span></p>` : nothing
  }

  private renderPart(key: 'person.offers' | 'person.seeks', words: string) {
    return words
      ? html`<div>
          <dt>${text(key)}</dt>
          <dd dir="auto">${words}</dd>
        </div>`
      : nothing
  }

  private renderTogether(together: Told['together']) {
    return html`<section>
      <p class="beside">${text('person.together')}</p>
      <ul role="list">
        ${together.map(
          ({ path, title }) =>
            html`<li>
              <a href=${hashOf({ path })} dir="auto" @click=${(event: Event) => this.open(event, path)}>${title}</a>
            </li>`,
        )}
      </ul>
    </section>`
  }

  private open(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }

  private async load() {
    const { client, person } = this
    this.stop?.()
    this.told = undefined
    this.failure = undefined
    if (!client || person === '') return
    this.stop = client.people.on('profileChanged', ({ person: who, profile }) => {
      if (this.told?.card.id === who) this.told = { ...this.told, profile }
    })
    try {
      const told = await client.people.query('readProfile', { person })
      if (this.person === person) this.told = told
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-about': PersonAbout
  }
}
