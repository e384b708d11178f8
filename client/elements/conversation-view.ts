import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HouseClient } from '../../plugins/api/client.ts'
import type { ConversationId } from '../../plugins/api/contract.ts'
import { readPlace } from '../address.ts'
import { announce } from '../shell-events.ts'
import { buttons, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { renderFoot, type FootView } from './conversation-view-foot.ts'
import { renderMessages, type ListView } from './conversation-view-list.ts'
import { findPlace, savePlace } from './conversation-view-place.ts'
import { Scene } from './conversation-view-scene.ts'
import { ScrollKeeper } from './conversation-view-scroll.ts'
import { conversationStyles } from './conversation-view.styles.ts'
import type { ElementEvents } from './events.ts'
import { excerptOf } from './excerpt.ts'
import type { MessageComposer } from './message-composer.ts'
import { MessageItem } from './message-item.ts'
import { callName } from './names.ts'
import type { ReplyTree } from './reply-tree.ts'
import type { Message, MessageId } from './types.ts'

/** While one reads elsewhere, arrivals are spoken at most this often, in ms. */
const quietFor = 10_000

/**
 * A conversation, whole: it loads around what is new, follows what happens, keeps the reader's place, and lets them answer,
 * react, edit and take back. It fills its place and scrolls inside.
 * @slot head above the messages, scrolling with them
 * @slot margin beside the messages, where there is room
 */
@customElement('conversation-view')
export class ConversationView extends LitElement {
  static override styles = [ground, buttons, conversationStyles]

  @property({ attribute: false }) client: HouseClient | undefined
  @property({ attribute: false }) conversation = '' as ConversationId
  /** Replies below what they answer, the first message on top; or all in one line, the newest at the end. */
  @property() layout: 'nested' | 'flat' = 'nested'
  /** The number of a message to show first; without it the address decides, or where the reader stopped. */
  @property({ type: Number }) highlighted = 0
  @property({ attribute: 'send-on' }) sendOn: 'enter' | 'button' = 'button'
  /** What stands in the empty composer; the usual words when empty. */
  @property() placeholder = ''
  /** The message that somebody jumped to. */
  @state() private marked = 0
  @query('.scroll') private scroller!: HTMLElement | null
  @query('reply-tree') private tree!: ReplyTree | null
  private scene: Scene | undefined
  private started = false
  /** What was just sent lies at the end, which may have to be loaded first. */
  private toEnd = false
  private spokenAt = -Infinity
  private readonly keeper = new ScrollKeeper(
    () => this.scroller ?? undefined,
    () => this.listItems(),
  )

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('popstate', this.followAddress)
    if (this.hasUpdated) this.open()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('popstate', this.followAddress)
    this.scene?.close()
    this.scene = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const anew = ['client', 'conversation', 'layout', 'highlighted'] as const
    if (anew.some((name) => changed.has(name))) this.open()
  }

  override render() {
    const { scene } = this
    if (!scene) return nothing
    scene.audience.meet(scene.talk.pages.people)
    return html`<div
        class="scroll"
        @scroll=${this.noteScroll}
        @scrollend=${this.keepPlace}
        @message-action=${this.act}
        @message-jump=${(event: CustomEvent<ElementEvents['message-jump']>) => this.jump(event.detail.id)}
        @reaction-toggled=${({ detail }: CustomEvent<ElementEvents['reaction-toggled']>) =>
          scene.acting.react(detail.message, detail.reaction, detail.on)}
      >
        <div class="columns">
          <div class="reading"><slot name="head"></slot>${renderMessages(scene, this.listView)}</div>
          <div class="margin"><slot name="margin"></slot></div>
        </div>
      </div>
      ${renderFoot(scene, this.footView)}`
  }

  private open() {
    this.scene?.close()
    this.started = false
    const { client, conversation, layout } = this
    if (!client || conversation === '' || !this.isConnected) return
    this.marked = this.findWanted()
    this.scene = new Scene({
      host: this,
      client,
      conversation,
      layout,
      wanted: this.marked || (findPlace(conversation)?.seq ?? 0),
      changed: () => this.noteChange(),
      listInView: () => this.keeper.listInView().flatMap((item) => messageOf(item) ?? []),
      isAtEnd: () => this.keeper.isAtEnd,
      onArrived: (messages) => this.speak(messages),
    })
  }

  private findWanted(): number {
    const { message } = readPlace(location.hash)
    return this.highlighted || (message?.conversation === this.conversation ? message.seq : 0)
  }

  /** A link to another message of this conversation begins it anew there. */
  private readonly followAddress = () => {
    const wanted = this.findWanted()
    if (wanted === 0 || wanted === this.marked) return
    this.open()
    this.requestUpdate()
  }

  /** Whatever changes, what one reads stays where it is; except at the end, which one follows. */
  private noteChange() {
    const follows = this.started && this.layout === 'flat' && this.keeper.isAtEnd
    void this.keeper
      .keep(() => this.redraw())
      .then(() => {
        if (!this.started) this.begin()
        else if (follows || this.toEnd) this.keeper.goToEnd()
        if (!this.scene?.talk.pages.isLoading) this.toEnd = false
      })
  }

  private async redraw() {
    this.requestUpdate()
    await this.updateComplete
    await this.tree?.updateComplete
    await Promise.all(this.listItems().map((item) => item.updateComplete))
  }

  private begin() {
    const { talk } = this.scene ?? {}
    if (!talk?.start || talk.pages.isLoading) return
    this.started = true
    const place = findPlace(this.conversation)
    const { start } = talk
    if (start.kind === 'end') return this.keeper.goToEnd()
    const item = 'seq' in start ? this.findItem(start.seq) : this.listItems()[0]
    if (!item) return
    if (start.kind === 'wanted') this.keeper.goTo(item, this.marked ? undefined : place?.offset)
    if (start.kind === 'unread') this.keeper.goTo(item)
    // Not out of the hands of the page around us: only who is here already is led on.
    if (document.hasFocus()) item.focus({ preventScroll: true })
  }

  private get listView(): ListView {
    return {
      marked: this.marked,
      sendOn: this.sendOn,
      onWritten: ({ seq }) => this.focusMessage(seq),
      onMore: (which) => this.loadMore(which),
    }
  }

  private get footView(): FootView {
    const onSent = () => this.showSent()
    return { placeholder: this.placeholder, sendOn: this.sendOn, onPill: () => void this.letIn(), onSent }
  }

  /** What one just said is in view, at the end. */
  private showSent() {
    this.toEnd = true
    this.scene?.talk.reachEnd()
    this.noteChange()
  }

  private loadMore(which: 'earlier' | 'later') {
    const { pages } = this.scene?.talk ?? {}
    if (which === 'earlier') pages?.loadEarlier()
    else pages?.loadLater()
  }

  private readonly noteScroll = () => {
    const { scroller } = this
    if (!scroller || !this.started) return
    const near = scroller.clientHeight
    if (scroller.scrollTop < near) this.loadMore('earlier')
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < near) this.loadMore('later')
    if (this.keeper.isAtEnd && this.scene?.talk.held.count) void this.letIn()
  }

  /** For the way back and for a reload. */
  private readonly keepPlace = () => {
    const place = this.started ? this.keeper.findPlace() : undefined
    const seq = place && messageOf(place.item)?.seq
    if (place && seq) savePlace(this.conversation, { seq, offset: place.offset })
  }

  private async letIn() {
    const wasAtEnd = this.keeper.isAtEnd
    const from = this.scene?.talk.release() ?? Infinity
    await this.redraw()
    if (!wasAtEnd) this.focusMessage(from)
  }

  private readonly act = ({ detail: { action, message } }: CustomEvent<ElementEvents['message-action']>) => {
    const { acting, writing } = this.scene ?? {}
    if (action === 'reply') void this.reply(message)
    if (action === 'edit') void writing?.edit(message).then(() => this.focusComposer('editor'))
    if (action === 'delete' || action === 'hide') void acting?.remove(message)
    if (action === 'restore' || action === 'show') void acting?.restore(message)
    if (action === 'mark-unread') void acting?.markUnread(message)
    if (action === 'copy-link') void acting?.copyLink(message)
    if (action === 'revisions' && this.scene) void showRevisions(this.scene, message, this.renderRoot)
  }

  private async reply(message: Message) {
    const atFoot = this.scene?.opening?.id === message.id
    if (!atFoot) this.scene?.writing.reply(message.id)
    await this.focusComposer(atFoot ? 'foot' : 'below')
  }

  private async focusComposer(where: 'editor' | 'below' | 'foot') {
    await this.redraw()
    const inside = where === 'foot' ? '.foot > message-composer' : `[slot=${where}]`
    const roots = [this.renderRoot, this.tree?.renderRoot]
    const found = roots.flatMap((root) => root?.querySelector<HTMLElement>(inside) ?? [])[0]
    const composer = found?.querySelector<MessageComposer>('message-composer') ?? (found as MessageComposer | undefined)
    await composer?.updateComplete
    composer?.focus()
    composer?.scrollIntoView({ block: 'nearest' })
  }

  private jump(id: MessageId) {
    const message = this.scene?.find(id)
    if (message) this.focusMessage(message.seq)
  }

  /** Goes to a message and gives it the focus. */
  private focusMessage(seq: number) {
    void this.redraw().then(() => {
      const item = this.findItem(seq)
      if (item && !this.keeper.listInView().includes(item)) this.keeper.goTo(item)
      item?.focus({ preventScroll: true })
    })
  }

  private findItem(seq: number): MessageItem | undefined {
    return this.listItems().find((item) => item.message?.seq === seq)
  }

  /** Says what came in: whole to those who follow the end, else only that there is something. */
  private speak(messages: readonly Message[]) {
    const held = this.scene?.talk.held.count ?? 0
    if (held === 0) return messages.forEach((message) => announce(this, this.sayArrived(message)))
    if (performance.now() - this.spokenAt < quietFor) return
    this.spokenAt = performance.now()
    announce(this, text('new.pill', { count: held }))
  }

  private sayArrived({ author, html: said }: Message): string {
    return text('talk.arrived', { name: callName(this.scene?.audience.find(author)), words: excerptOf(said) })
  }

  private listItems(): MessageItem[] {
    const own = [...(this.renderRoot?.querySelectorAll?.<MessageItem>('.opening > message-item') ?? [])]
    return [...own, ...(this.tree?.renderRoot?.querySelectorAll<MessageItem>('li > message-item') ?? [])]
  }
}

const messageOf = (item: Element): Message | undefined => (item instanceof MessageItem ? item.message : undefined)

/** Fetches what a message said before, and the dialog that shows it, when somebody asks. */
async function showRevisions({ client, audience }: Scene, message: Message, root: HTMLElement | DocumentFragment) {
  await import('./revisions-dialog.ts')
  const dialog = document.createElement('revisions-dialog')
  const revisions = await client.talk.query('listRevisions', { message: message.id })
  Object.assign(dialog, { message, revisions, findPerson: audience.find })
  root.append(dialog)
  await dialog.show()
  dialog.renderRoot.querySelector('dialog')?.addEventListener('close', () => dialog.remove())
}

declare global {
  interface HTMLElementTagNameMap {
    'conversation-view': ConversationView
  }
}
