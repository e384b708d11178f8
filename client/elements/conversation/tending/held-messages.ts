import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import type { ConversationId, FileCard, FileId, OutputOf } from '../../../../plugins/api/contract.ts'
import type { HeldMessage, Message } from '../../../../plugins/api/conversations.ts'
import type { contract } from '../../../../server/conversations/contract.ts'
import { showToast } from '../../../shell-events.ts'
import { buttons, ground } from '../../../styles/shared.ts'
import { sayFailure } from '../../../texts/failure.ts'
import { tendingText as text } from '../../../texts/tending-later.ts'
import { ask } from '../../ask-dialog.ts'
import { carryOutAloud } from '../../carry-out.ts'
import '../../message/attached-files.ts'
import '../../message/message-item.ts'
import { nameOf } from '../../people/names.ts'
import type { FindPerson } from '../../types.ts'

type Held = OutputOf<(typeof contract)['queries']['listHeld']>

/** Words that were taken back, for the composer. */
export interface TakenBack {
  readonly markdown: string
  readonly files: readonly FileId[]
}

/** What waits to be read first: for its author where it stands, for who leads the course with what they can do about it. */
@customElement('held-messages')
export class HeldMessages extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
        padding-block-end: var(--space-1);
      }
      section {
        max-block-size: 35dvh;
        overflow-y: auto;
        font: var(--type-small);
      }
      li {
        padding-inline-start: var(--space-15);
        border-inline-start: 3px solid var(--attention);
      }
      li + li {
        margin-block-start: var(--space-1);
      }
      .why {
        color: var(--muted);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
    `,
  ]

  @property({ attribute: false }) client!: Pick<HouseClient, 'talk' | 'files' | 'can' | 'isMe' | 'me' | 'carryOut'>
  @property({ attribute: false }) conversation = '' as ConversationId
  /** Called with what was taken back. */
  @property({ attribute: false }) onTakenBack: (taken: TakenBack) => void = () => undefined
  private watched: Watched<Held> | undefined
  private stop: (() => void) | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.stop?.()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('conversation')) return
    this.watched?.stop()
    this.stop?.()
    const { conversation } = this
    this.watched = this.client.talk.watch('listHeld', { conversation }, { changed: () => this.requestUpdate() })
    this.stop = this.client.talk.on('heldChanged', (news) => {
      if (news.conversation === this.conversation) this.watched?.reload()
    })
  }

  override render() {
    const { held = [], people = [] } = this.watched?.state ?? {}
    const find: FindPerson = (id) => people.find((person) => person.id === id)
    if (held.length === 0)
      return this.client.can('facilitate') ? nothing : html`<p class="why">${text('held.first')}</p>`
    return html`<section tabindex="0" aria-label=${text('held.waiting')}>
      <ul role="list">
        ${held.map(
          (each) =>
            html`<li>
              <message-item compact .faceSize=${28} .message=${toMessage(each)} .findPerson=${find}>
                ${each.files.length > 0 ? this.renderFiles(each.files) : nothing}
              </message-item>
              ${this.renderStanding(each, find)}
            </li>`,
        )}
      </ul>
    </section>`
  }

  private renderFiles(files: readonly FileCard[]) {
    return html`<attached-files slot="attached" .files=${files} .client=${this.client}></attached-files>`
  }

  private renderStanding(held: HeldMessage, find: FindPerson) {
    const { returned } = held
    if (this.client.isMe(held.author)) {
      const why = returned
        ? text('held.returned', { name: nameOf(find(returned.by)), reason: returned.reason })
        : text('held.own')
      return html`<p class="why" role="status">${why}</p>
        <button class="text-button" type="button" @click=${() => void this.takeBack(held)}>
          ${text('held.anew')}
        </button>`
    }
    return html`<div class="row">
      <button class="button primary" type="button" @click=${() => void this.letThrough(held)}>
        ${text('held.let')}
      </button>
      <button class="button" type="button" @click=${() => void this.return(held)}>${text('held.return')}</button>
    </div>`
  }

  private letThrough({ id }: HeldMessage): Promise<unknown> {
    return this.attempt(() => this.client.talk.command('letThrough', { held: id }))
  }

  private async return({ id }: HeldMessage): Promise<void> {
    const given = await ask(this, {
      title: text('held.return.title'),
      explanation: text('held.return.why'),
      label: text('tend.reason'),
      required: true,
      verb: text('held.return'),
    })
    if (!given) return
    const input = { held: id, reason: given.words }
    await carryOutAloud({ host: this, client: this.client }, (key) =>
      this.client.talk.command('returnHeld', input, key),
    )
  }

  private async takeBack({ id }: HeldMessage): Promise<void> {
    const taken = await this.attempt(() => this.client.talk.command('takeBack', { held: id }))
    if (taken) this.onTakenBack(taken)
  }

  private async attempt<Answer>(give: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await give()
    } catch (error) {
      showToast(this, sayFailure(error))
      return undefined
    }
  }
}

/** As a message is drawn; it has no number of its own yet. */
const toMessage = ({ id, conversation, author, html: said, sentAt, files }: HeldMessage): Message => ({
  ...{ conversation, author, sentAt, files, html: said },
  // Nothing that is done by an id of a message can be done to it.
  id: id as string as Message['id'],
  seq: 1,
  replyTo: null,
  branch: 0,
  twig: 0,
  editedAt: null,
  revision: 1,
  gone: null,
  reactions: [],
  mentions: [],
})

declare global {
  interface HTMLElementTagNameMap {
    'held-messages': HeldMessages
  }
}
