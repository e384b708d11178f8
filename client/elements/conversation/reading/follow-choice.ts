import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId } from '../../../../plugins/api/contract.ts'
import { showToast } from '../../../shell-events.ts'
import { ground } from '../../../styles/shared.ts'
import { sayFailure } from '../../../texts/failure.ts'
import { followText as text } from '../../../texts/following.ts'
import '../../actions-menu.ts'
import type { ElementEvents } from '../../events.ts'
import type { IconName } from '../../icons.ts'
import { findFollow, followLevels, type FollowLevel } from './following.ts'

type Client = Pick<HouseClient, 'talk' | 'standing' | 'subscribe'>

const icons: Readonly<Record<FollowLevel, IconName>> = { all: 'bell-ringing', own: 'bell', none: 'bell-off' }

/** What the reader wants to hear of a conversation: a button that shows what it is now, and a choice of three. */
@customElement('follow-choice')
export class FollowChoice extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ]

  @property({ attribute: false }) client!: Client
  @property({ attribute: false }) conversation!: ConversationId
  private unsubscribe: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.listen()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.unsubscribe?.()
  }

  /** Where it is drawn before it is known, it is given its client only now. */
  protected override firstUpdated() {
    this.listen()
  }

  private listen() {
    this.unsubscribe = this.client.subscribe(() => this.requestUpdate())
  }

  override render() {
    const level = findFollow(this.client.standing, this.conversation)
    return html`<actions-menu
      .icon=${icons[level]}
      .label=${text('follow.menu', { now: text(`follow.now.${level}`) })}
      .items=${followLevels.map((each) => ({
        key: each,
        label: text(`follow.${each}`),
        icon: icons[each],
        chosen: each === level,
      }))}
      @action-chosen=${this.choose}
    ></actions-menu>`
  }

  private choose(event: CustomEvent<ElementEvents['action-chosen']>) {
    event.stopPropagation()
    const level = followLevels.find((each) => each === event.detail.key)
    const before = findFollow(this.client.standing, this.conversation)
    if (level && level !== before) void this.follow(level, before)
  }

  private async follow(level: FollowLevel, before: FollowLevel): Promise<void> {
    const { client, conversation } = this
    try {
      await client.talk.command('follow', { conversation, level })
      showToast(this, text(`follow.now.${level}`), () => void this.follow(before, level))
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'follow-choice': FollowChoice
  }
}
