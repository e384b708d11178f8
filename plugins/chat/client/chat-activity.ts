import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, ground, hashOf, inTime, showInHead, tellWaiting } from '../../api/client.ts'
import type { contract, Room } from '../contract.ts'
import { findGreetedIn, findKeyIn } from './addresses.ts'
import { FollowedRooms } from './list/followed-rooms.ts'
import './rooms/room-page.ts'
import { text } from './texts.ts'

const loadList = inTime(() => import('./list/room-list.ts'))

/** From this width on, the list stands beside what it leads to. */
const wide = '(min-width: 760px)'

/** The chat: who is in one room sees it at once; who is in several chooses, beside the room or on a page before it. */
@customElement('chat-activity')
export class ChatActivity extends ActivityElement<typeof contract> {
  static override styles = [
    ground,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        block-size: 100%;
        min-block-size: 0;
      }
      :host([beside]) {
        grid-template-columns: minmax(13rem, 17rem) minmax(0, 1fr);
      }
      room-list,
      room-page {
        min-block-size: 0;
      }
      :host([beside]) room-list {
        border-inline-end: 1px solid var(--line);
      }
      .page {
        max-inline-size: var(--measure);
        padding: var(--space-2);
      }
      @media print {
        :host {
          display: block;
          block-size: auto;
        }
        :host([beside]) room-list {
          display: none;
        }
      }
    `,
  ]

  private followed: FollowedRooms | undefined
  private unsubscribe: (() => void) | undefined
  private readonly width = matchMedia(wide)
  private waiting = 0
  /** Whom a conversation is being opened with, and why it could not be. */
  private greeting: { readonly person: string; failure?: Error } | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.followed = new FollowedRooms(this.client, () => this.requestUpdate())
    this.unsubscribe = this.client.subscribe(() => this.requestUpdate())
    this.width.addEventListener('change', this.noteWidth)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.followed?.stop()
    this.unsubscribe?.()
    this.width.removeEventListener('change', this.noteWidth)
  }

  override render() {
    const { followed } = this
    const greeted = this.findGreeted()
    const key = findKeyIn(this.path) ?? greeted?.key
    const rooms = followed?.list(key)
    this.toggleAttribute('beside', false)
    if (!followed || (!rooms && !followed.failure)) return this.renderLoading(text('list.loading'))
    if (!rooms) return this.renderFailure(text('list.failed'), followed.failure)
    if (this.greeting?.failure && !greeted) return this.renderFailure(text('room.failed'), this.greeting.failure)
    if (findGreetedIn(this.path) && !greeted) return this.renderLoading(text('room.opening'))
    return this.renderRooms(followed, rooms, key)
  }

  protected override updated() {
    const waiting = this.followed?.countWaiting() ?? 0
    if (waiting !== this.waiting) tellWaiting(this, waiting)
    if (!this.renderRoot.querySelector('room-page')) showInHead(this, nothing)
    this.waiting = waiting
  }

  private renderRooms(followed: FollowedRooms, rooms: readonly Room[], key: string | undefined): TemplateResult {
    const several = rooms.length > 1
    const beside = several && this.width.matches
    const shown = key === undefined && several && !beside ? undefined : (key ?? rooms[0]?.key)
    const room = rooms.find((each) => each.key === shown)
    this.toggleAttribute('beside', beside)
    if (shown !== undefined && !room) return this.renderGone()
    return html`${beside || !room ? this.renderList(followed, rooms, room?.key) : nothing}
    ${
      room
        ? html`<room-page
            .client=${this.client}
            .followed=${followed}
            .room=${room}
            .presence=${this.client.presence}
            ?first=${this.path !== ''}
            ?listed=${several}
          ></room-page>`
        : nothing
    }`
  }

  /** It comes with the second room: most people have one. */
  private renderList(followed: FollowedRooms, rooms: readonly Room[], open: string | undefined) {
    void loadList()
    return html`<room-list .client=${this.client} .followed=${followed} .rooms=${[...rooms]} .open=${open}></room-list>`
  }

  /** What the reader and whoever is greeted write to each other in; opened by coming here, where it is not yet. */
  private findGreeted(): Room | undefined {
    const person = findGreetedIn(this.path)
    if (!person || !this.followed?.list()) return undefined
    const room = this.followed.findDirect(person)
    if (!room && this.greeting?.person !== person) {
      this.greeting = { person }
      this.client.command('openDirect', { person }).catch((error: unknown) => {
        this.greeting = { person, failure: error instanceof Error ? error : new Error(String(error)) }
        this.requestUpdate()
      })
    }
    return room
  }

  private readonly noteWidth = () => this.requestUpdate()

  private readonly tryAgain = () => {
    if (this.greeting?.failure) this.greeting = undefined
    else this.followed?.reload()
    this.requestUpdate()
  }

  private renderLoading(label: string) {
    return html`<div class="page"><skeleton-lines label=${label}></skeleton-lines></div>`
  }

  private renderGone() {
    return html`<div class="page">
      <h1 class="visually-hidden">${this.client.activity.title}</h1>
      <error-card heading=${text('room.gone')} sentence=${text('room.goneWhy')} .retriable=${false}>
        <a href=${hashOf({ path: '' })}>${text('room.toList')}</a>
      </error-card>
    </div>`
  }

  private renderFailure(heading: string, failure: Error | undefined) {
    return html`<div class="page">
      <error-card heading=${heading} sentence=${failure?.message ?? ''} @retry=${this.tryAgain}></error-card>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-activity': ChatActivity
  }
}
