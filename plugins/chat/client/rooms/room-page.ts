import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  askQuietHours,
  buttons,
  ground,
  inTime,
  loadAsked,
  openPath,
  showInHead,
  tendConversation,
  type ActivityClient,
  type ElementEvents,
  type Presence,
} from '../../../api/client.ts'
import type { ConversationId } from '../../../api/contract.ts'
import type { contract, Room } from '../../contract.ts'
import { mayWrite } from '../../who-may-write.ts'
import { isBetweenPeople } from '../../rooms-in-order.ts'
import { pathOf } from '../addresses.ts'
import type { FollowedRooms } from '../list/followed-rooms.ts'
import { findOther, sayName, sayPlaceholder, sayWhoReads } from '../room-words.ts'
import { beginGroup, changeGroup, chooseSomebody, leaveGroup } from '../talking-apart.ts'
import { text } from '../texts.ts'
import { marginStyles, renderHereNow, renderPerson, renderPurpose } from './margin.ts'
import { listActions } from './room-actions.ts'
import { roomStyles } from './room-page.styles.ts'

const loadOpening = () => import('../moments/opening.ts').then(({ openMoment }) => openMoment)
const loadMoments = inTime(() => import('../moments/moment-strip.ts'))

/** A room: what is said in it, who is here, and a place to write that is always in view. */
@customElement('room-page')
export class RoomPage extends LitElement {
  static override styles = [ground, buttons, marginStyles, roomStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) followed!: FollowedRooms
  @property({ attribute: false }) room!: Room
  @property({ attribute: false }) presence!: Presence
  /** Whether the page has no other first heading. */
  @property({ type: Boolean }) first = false
  /** Whether there is a list beside or behind it, where other conversations begin. */
  @property({ type: Boolean }) listed = false
  @state() private failure: Error | undefined
  private opening = false

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('room') && this.room.talk === null && this.client.can('participate') && !this.failure)
      void this.open()
  }

  override render() {
    return html`${this.isAlone ? this.renderHeading('visually-hidden') : this.renderBar()}${this.renderInside()}`
  }

  protected override updated() {
    showInHead(this, this.isAlone ? this.renderTools() : nothing)
  }

  /** The only room needs no bar of its own: the head says where one is, and takes what there is to do. It does not name circles. */
  private get isAlone(): boolean {
    return !this.listed && this.room.kind !== 'circle' && !isBetweenPeople(this.room)
  }

  private renderInside(): TemplateResult {
    const { room, failure } = this
    if (room.talk) return this.renderTalk(room.talk.id)
    if (failure)
      return html`<div class="page">
        <error-card
          heading=${text('room.failed')}
          sentence=${failure.message}
          @retry=${() => void this.open()}
        ></error-card>
      </div>`
    if (!this.client.can('participate'))
      return html`<div class="page">
        <empty-place heading=${text('room.quiet')} sentence=${text('room.quietWhy')}></empty-place>
      </div>`
    return html`<div class="page"><skeleton-lines label=${text('room.opening')}></skeleton-lines></div>`
  }

  /** The first who may write opens the room; it appears as it does for everybody, by what is told of it. */
  private async open() {
    if (this.opening) return
    this.opening = true
    this.failure = undefined
    try {
      await this.client.command('openRoom', { key: this.room.key })
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
    this.opening = false
  }

  private renderBar(): TemplateResult {
    const { room } = this
    return html`<header class="bar">
      ${this.renderFace()} ${this.renderHeading('')}
      ${room.kind === 'group' ? html`<p>${text('room.people', { count: room.people.length })}</p>` : nothing}
      <div class="tools">${this.renderTools()}</div>
    </header>`
  }

  private renderHeading(classes: string): TemplateResult {
    const name = sayName(this.room, this.around)
    return this.first
      ? html`<h1 class=${classes} dir="auto">${name}</h1>`
      : html`<h2 class=${classes} dir="auto">${name}</h2>`
  }

  private renderTools(): TemplateResult {
    const { talk } = this.room
    return html`${talk ? html`<follow-choice .client=${this.client} .conversation=${talk.id}></follow-choice>` : nothing}
      <actions-menu
        .icon=${this.isAlone ? 'chat' : 'more'}
        .items=${listActions(this)}
        .label=${text('room.menu')}
        @action-chosen=${(event: CustomEvent<ElementEvents['action-chosen']>) => this.choose(event)}
      ></actions-menu>`
  }

  private renderFace() {
    const other = this.room.kind === 'direct' ? findOther(this.room, this.around) : undefined
    if (!other) return nothing
    const here = this.presence.people.some(({ id }) => id === other.id)
    return html`<person-avatar .size=${28} .person=${other} ?here=${here}></person-avatar>`
  }

  private choose(event: CustomEvent<ElementEvents['action-chosen']>) {
    const { key } = event.detail
    event.stopPropagation()
    if (key === 'search') openPath(this, '~search')
    if (key === 'quiet') void askQuietHours(this, this.client)
    if (key === 'begin') void chooseSomebody(this)
    if (key === 'makeGroup') void beginGroup(this)
    if (key === 'change') void changeGroup(this, this.room)
    if (key === 'moment' && this.room.talk) void openMomentIn(this, this.room.talk.id)
    if (key === 'tend' && this.room.talk) void tendConversation(this, this.room.talk)
    if (key === 'leave') void leaveGroup(this, this.room)
  }

  private renderTalk(conversation: NonNullable<Room['talk']>['id']): TemplateResult {
    const { client, room } = this
    const readers = sayWhoReads(room, this.around)
    const purpose = room.kind === 'all' ? renderPurpose(client.activity.settings.purpose) : nothing
    // It comes after the messages: above them it takes no room before there is something in it.
    void loadMoments()
    return html`<moment-strip .client=${client} .conversation=${conversation} .path=${pathOf(room.key)}></moment-strip>
      ${this.isSwitchedOff ? html`<p class="off">${text('room.directOff')}</p>` : nothing}
      <conversation-view
        layout="flat"
        send-on="enter"
        .placeholder=${sayPlaceholder(room, this.around)}
        .client=${client}
        .conversation=${conversation}
      >
        ${purpose === nothing ? nothing : html`<div slot="head" class="about purpose">${purpose}</div>`}
        ${readers ? html`<p slot="head" class="readers">${readers}</p>` : nothing}
        ${room.kind === 'direct' ? nothing : this.renderMargin(purpose)}
      </conversation-view>`
  }

  private renderMargin(purpose: TemplateResult | typeof nothing): TemplateResult {
    const { presence } = this
    const { me } = this.client
    return html`<aside slot="margin" class="about" aria-label=${text('room.about')}>
      ${this.room.kind === 'group' ? this.renderMembers() : renderHereNow(presence, me.id)}${purpose}
    </aside>`
  }

  private renderMembers() {
    const { me } = this.client
    const here = new Set(this.presence.people.map(({ id }) => id))
    const people = this.room.people.flatMap((id) => this.followed.findPerson(id) ?? [])
    return html`<section>
      <h2>${text('group.people')}</h2>
      <ul role="list">
        ${people.map((person) => renderPerson(person, { me: me.id, here: here.has(person.id) }))}
      </ul>
    </section>`
  }

  /** The designer does not want these two to write to each other any more. */
  private get isSwitchedOff(): boolean {
    const { room, client, around } = this
    const other = room.kind === 'direct' ? findOther(room, around) : undefined
    return other !== undefined && !mayWrite(client.activity.settings.direct, client.me, other)
  }

  private get around() {
    return { me: this.client.me.id, findPerson: this.followed.findPerson }
  }
}

async function openMomentIn(page: RoomPage, conversation: ConversationId): Promise<void> {
  const openMoment = await loadAsked(page, loadOpening)
  await openMoment?.(page, conversation)
}

declare global {
  interface HTMLElementTagNameMap {
    'room-page': RoomPage
  }
}
