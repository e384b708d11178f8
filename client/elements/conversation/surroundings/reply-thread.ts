import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Watched } from '../../../../plugins/api/client.ts'
import { repliesReducers, type NamedMessages } from '../../../connection/talk-state.ts'
import { buttons, ground } from '../../../styles/shared.ts'
import { awayText as text } from '../../../texts/away/texts.ts'
import type { MessageComposer } from '../../composer/message-composer.ts'
import type { ElementEvents } from '../../events.ts'
import { icon } from '../../icons.ts'
import { callName } from '../../people/names.ts'
import { goesOn } from '../lines/flat.ts'
import { findPeople, keep, leave, renderMessage } from '../lines/message.ts'
import type { Scene } from '../scene.ts'
import type { Message, MessageId } from '../../types.ts'

/**
 * A message and what was answered below it, read together: beside the room, or over it where there is no room beside.
 * @fires replies-closed
 */
@customElement('reply-thread')
export class ReplyThread extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        background: var(--surface);
        font: var(--type-body);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: 44px;
        padding-inline: var(--space-2) var(--space-1);
        border-block-end: 1px solid var(--line);
      }
      h2 {
        flex: 1;
        font: var(--type-body);
        font-weight: var(--strong);
      }
      .all {
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--space-15) var(--space-2);
      }
      .all:focus-visible {
        outline-offset: -2px;
      }
      li:first-child {
        padding-block-end: var(--space-1);
        border-block-end: 1px solid var(--line);
        margin-block-end: var(--space-1);
      }
      .foot {
        padding: var(--space-1);
        border-block-start: 1px solid var(--line);
        padding-block-end: max(var(--space-1), env(safe-area-inset-bottom));
      }
    `,
  ]

  @property({ attribute: false }) scene!: Scene
  @property({ attribute: false }) head!: MessageId
  /** Changes with whatever the scene holds. */
  @property({ attribute: false }) turn: unknown
  @query('.all') private all!: HTMLElement | null
  @query('message-composer') private composer!: MessageComposer | null
  private watched: Watched<NamedMessages> | undefined
  private counted = 0

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('head')) this.watch()
    this.scene.audience.meet([...this.scene.people, ...(this.watched?.state?.people ?? [])])
  }

  protected override updated() {
    const count = this.watched?.state?.messages.length ?? 0
    // What was just said is in view.
    if (count > this.counted && this.counted > 0) void this.showLast()
    this.counted = count
  }

  override render() {
    return html`<header>
        <h2 tabindex="-1">${text('replies.title')}</h2>
        <button
          class="icon-button"
          type="button"
          aria-label=${text('replies.close')}
          title=${text('replies.close')}
          @click=${this.close}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="all" tabindex="0" role="region" aria-label=${text('replies.title')} @message-action=${this.answer}>
        ${this.renderMessages()}
      </div>
      ${this.renderComposer()}`
  }

  /** Gives the focus to what is opened. */
  override focus() {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }

  private watch() {
    this.watched?.stop()
    this.counted = 0
    const options = { reducers: repliesReducers, changed: () => this.requestUpdate() }
    this.watched = this.scene.client.talk.watch('listReplies', { message: this.head }, options)
  }

  private renderMessages(): TemplateResult {
    const { state, failure } = this.watched ?? {}
    if (failure)
      return html`<error-card
        .heading=${text('replies.failed')}
        .sentence=${failure.message}
        @retry=${() => this.watched?.reload()}
      ></error-card>`
    if (!state) return html`<skeleton-lines .label=${text('replies.loading')}></skeleton-lines>`
    const { messages } = state
    return html`<ol role="list">
      ${repeat(
        messages,
        ({ id }) => id,
        (message, place) => html`<li>${this.renderOne(message, place > 1 ? messages[place - 1] : undefined)}</li>`,
      )}
    </ol>`
  }

  private renderOne(message: Message, before: Message | undefined): TemplateResult {
    const { scene } = this
    // All of these answer something: what lies between two of one person is time alone.
    const follows = goesOn(before, { ...message, replyTo: null }, 0)
    return renderMessage(scene, message, {
      ...{ replyingTo: undefined, faceSize: 36, highlighted: false, pending: false, unread: false, follows },
      ...{ sendOn: 'enter', extras: undefined, onWritten: () => {} },
    })
  }

  private renderComposer() {
    const { scene } = this
    const [head] = this.watched?.state?.messages ?? []
    if (!scene.canWrite || !head || scene.talk.pages.conversation?.closed) return html``
    const { writing, audience, client } = scene
    const place = writing.placeOfReply(this.head)
    const { value, note, failed, kept } = writing.read(place)
    const { tray, items } = writing.trays.list(place)
    return html`<div class="foot">
      <message-composer
        .me=${client.me}
        .value=${value}
        .note=${note}
        .failed=${failed}
        .placeholder=${text('replies.write', { name: callName(audience.find(head.author)) })}
        .sendOn=${'enter'}
        .tray=${tray}
        .items=${items}
        .findPeople=${findPeople(scene)}
        ?kept=${kept}
        @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => keep(scene, place, event)}
        @draft-put-away=${(event: Event) => leave(event, () => scene.putAway(place))}
        @send=${(event: CustomEvent<ElementEvents['send']>) =>
          leave(event, () => writing.send(place, event.detail.value, { id: head.id, revision: head.revision }))}
        @cancel=${(event: Event) => leave(event, () => this.close())}
      ></message-composer>
    </div>`
  }

  /** In here one answers at the foot. */
  private answer(event: CustomEvent<ElementEvents['message-action']>) {
    if (event.detail.action !== 'reply') return
    event.stopPropagation()
    this.composer?.focus()
  }

  private async showLast() {
    await this.updateComplete
    if (this.all) this.all.scrollTop = this.all.scrollHeight
  }

  private close() {
    this.dispatchEvent(new CustomEvent('replies-closed'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reply-thread': ReplyThread
  }
}
