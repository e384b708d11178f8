import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HouseClient, Watched } from '../../../plugins/api/client.ts'
import type { OutputOf } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/conversations/contract.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { emit } from '../events.ts'
import { renderPart, toneStyles } from '../kind-label.ts'
import './message-item.ts'
import '../skeleton-lines.ts'
import type { FindPerson, KindPart, MessageId } from '../types.ts'

type Named = OutputOf<(typeof contract)['queries']['listMessages']>

/**
 * A message shown a second time, where it counts: whole, with why it stands here, and the way to its place. It follows what
 * becomes of the message; of one that is gone nothing is shown.
 * @fires message-jump
 */
@customElement('message-card')
export class MessageCard extends LitElement {
  static override styles = [
    ground,
    buttons,
    toneStyles,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--space-1) var(--space-15);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-large);
      }
      :host([tone='reached']) section {
        border-color: var(--positive);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-1);
      }
      h2 {
        font: var(--type-small);
      }
      h2 .part {
        font-weight: var(--strong);
      }
      @media print {
        .text-button {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) client: Pick<HouseClient, 'talk' | 'me'> | undefined
  @property({ attribute: false }) message = '' as MessageId
  /** Why it stands here. */
  @property({ attribute: false }) why: KindPart | undefined
  @property({ reflect: true }) tone: 'quiet' | 'reached' = 'quiet'
  private watched: Watched<Named> | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.watch()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('message') || changed.has('client')) this.watch()
  }

  override render() {
    const { state } = this.watched ?? {}
    if (!state) return this.watched?.failure ? nothing : html`<skeleton-lines count="1"></skeleton-lines>`
    const [message] = state.messages
    if (!message || message.gone !== null) return nothing
    const find: FindPerson = (id) => state.people.find((person) => person.id === id)
    return html`<section>
      <header>
        <h2>${this.why ? renderPart(this.why) : nothing}</h2>
        <button
          class="text-button"
          type="button"
          @click=${() => emit(this, 'message-jump', { id: message.id, seq: message.seq })}
        >
          ${text('message.goTo')}
        </button>
      </header>
      <message-item .message=${message} .findPerson=${find}></message-item>
    </section>`
  }

  private watch() {
    this.watched?.stop()
    const { client, message } = this
    if (!client || message === '') return
    this.watched = client.talk.watch(
      'listMessages',
      { messages: [message] },
      {
        reducers: {
          messageChanged: (known, said) =>
            said.message.id === message ? { messages: [said.message], people: said.people } : known,
        },
        changed: () => this.requestUpdate(),
      },
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-card': MessageCard
  }
}
