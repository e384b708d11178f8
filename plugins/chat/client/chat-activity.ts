import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, ground, type Watched } from '../../api/client.ts'
import type { ConversationId } from '../../api/contract.ts'
import type { contract, Room } from '../contract.ts'
import { states } from '../state.ts'
import { marginStyles, renderHereNow, renderPurpose } from './rooms/room-margin.ts'
import { text } from './texts.ts'

/** The room: what is said in it, who is here, and a place to write that is always in view. */
@customElement('chat-activity')
export class ChatActivity extends ActivityElement<typeof contract> {
  static override styles = [
    ground,
    marginStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
        min-block-size: 0;
        container: chat / inline-size;
      }
      conversation-view {
        block-size: 100%;
      }
      .page {
        max-inline-size: var(--measure);
        padding: var(--space-2);
      }
      .purpose {
        max-inline-size: var(--measure);
        padding-block-end: var(--space-1);
      }
      /* Where there is room it stands beside the messages. */
      @container chat (min-width: 880px) {
        .purpose {
          display: none;
        }
      }
    `,
  ]

  private watched: Watched<Room> | undefined
  private opening = false
  private failure: Error | undefined
  private unsubscribe: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    const changed = () => this.noteRoom()
    this.watched = this.client.watch('readRoom', {}, { reducers: states.readRoom, changed })
    this.unsubscribe = this.client.subscribe(() => this.requestUpdate())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.unsubscribe?.()
  }

  override render() {
    const { state } = this.watched ?? {}
    const failure = this.failure ?? this.watched?.failure
    if (state?.conversation) return this.renderRoom(state.conversation)
    if (failure) return this.renderFailure(failure)
    if (state && !this.client.can('participate')) return this.renderQuiet()
    return html`<div class="page"><skeleton-lines label=${text('room.opening')}></skeleton-lines></div>`
  }

  private noteRoom() {
    const { state } = this.watched ?? {}
    if (state?.conversation === null && this.client.can('participate')) void this.openRoom()
    this.requestUpdate()
  }

  /** The first who may write opens the room; it appears as it does for everybody, by what is told of it. */
  private async openRoom() {
    if (this.opening) return
    this.opening = true
    this.failure = undefined
    try {
      await this.client.command('openRoom', {})
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
    this.opening = false
    this.requestUpdate()
  }

  private readonly tryAgain = () => {
    if (this.failure) void this.openRoom()
    else this.watched?.reload()
    this.requestUpdate()
  }

  private renderRoom(conversation: ConversationId): TemplateResult {
    const { presence, me, activity } = this.client
    const purpose = renderPurpose(activity.settings.purpose)
    return html`<conversation-view
      layout="flat"
      send-on="enter"
      .placeholder=${text('room.write')}
      .client=${this.client}
      .conversation=${conversation}
    >
      ${purpose === nothing ? nothing : html`<div slot="head" class="about purpose">${purpose}</div>`}
      <aside slot="margin" class="about" aria-label=${text('room.about')}>
        ${renderHereNow(presence, me.id)}${purpose}
      </aside>
    </conversation-view>`
  }

  private renderQuiet() {
    return html`<div class="page">
      <empty-place heading=${text('room.quiet')} sentence=${text('room.quietWhy')}></empty-place>
    </div>`
  }

  private renderFailure({ message }: Error) {
    return html`<div class="page">
      <error-card heading=${text('room.failed')} sentence=${message} @retry=${this.tryAgain}></error-card>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-activity': ChatActivity
  }
}
