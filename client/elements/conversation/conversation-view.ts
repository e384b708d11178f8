import { LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { focusComposer, type Writer } from './writing/composers.ts'
import { EndKeeper } from './end.ts'
import type { FootView } from './writing/foot.ts'
import { renderFrame } from './frame.ts'
import type { ListView } from './lines/list.ts'
import { findLinked, findPlace, savePlace } from './place.ts'
import { showRevisions } from './revisions.ts'
import { Scene } from './scene.ts'
import { listItemsIn, ScrollKeeper } from './scroll.ts'
import { Speaker } from './speaking.ts'
import { loadSurroundings, type Surroundings } from './surroundings/loading.ts'
import type { Start } from './talk/talk.ts'
import { conversationStyles } from './conversation-view.styles.ts'
import type { ElementEvents } from '../events.ts'
import type { MessageExtras } from '../message/message-actions.ts'
import { messageOf, type MessageItem } from '../message/message-item.ts'
import type { ReplyTree } from './lines/reply-tree.ts'
import type { Message } from '../types.ts'

/**
 * A conversation, whole: it loads around what is new, follows what happens, keeps the reader's place, and lets them answer,
 * react, edit and take back. It fills its place and scrolls inside.
 * @slot head above the messages, scrolling with them
 * @slot after-opening below the first message and above the answers to it
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
  /** What the activity adds to messages. */
  @property({ attribute: false }) extras: MessageExtras | undefined
  /** The message that somebody jumped to. */
  @state() private marked = 0
  @query('.scroll') private scroller!: HTMLElement | null
  @query('reply-tree') private tree!: ReplyTree | null
  private scene: Scene | undefined
  private started = false
  /** What was just sent lies at the end, which may have to be loaded first. */
  private toEnd = false
  /** The number of a message to go to as soon as it is loaded. */
  private sought = 0
  /** What is around the messages; it comes after them. */
  private surroundings: Surroundings | undefined
  private readonly speaker = new Speaker(this)
  private readonly keeper = new ScrollKeeper(
    () => this.scroller ?? undefined,
    () => this.listItems(),
  )
  private readonly end = new EndKeeper({
    keeper: this.keeper,
    findScroller: () => this.scroller,
    ...{ changed: () => this.requestUpdate(), mayLead: () => !this.scene?.choosing },
  })

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('popstate', this.followAddress)
    if (this.hasUpdated) this.open()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('popstate', this.followAddress)
    this.leave()
    this.scene = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const anew = ['client', 'conversation', 'layout', 'highlighted'] as const
    if (anew.some((name) => changed.has(name))) this.open()
  }

  override render() {
    const { scene } = this
    if (!scene) return nothing
    scene.audience.meet(scene.people)
    this.toggleAttribute('threaded', this.surroundings?.thread !== undefined)
    return renderFrame(scene, {
      ...{ list: this.listView, foot: this.footView, surroundings: this.surroundings },
      ...{ onAction: this.act, onScroll: this.noteScroll, onScrollEnd: this.keepPlace },
      onJump: (seq) => this.goToMessage(seq),
    })
  }

  private leave() {
    this.scene?.close()
    this.surroundings?.stop()
    this.surroundings = undefined
    this.end.stop()
  }

  private open() {
    this.leave()
    this.started = false
    this.sought = 0
    const { client, conversation, layout } = this
    if (!client || conversation === '' || !this.isConnected) return
    this.marked = this.highlighted || findLinked(conversation)
    this.scene = new Scene({
      ...{ host: this, client, conversation, layout },
      wanted: this.marked || (findPlace(conversation)?.seq ?? 0),
      changed: () => this.noteChange(),
      listInView: () => this.keeper.listInView().flatMap((item) => messageOf(item) ?? []),
      isAtEnd: () => this.keeper.isAtEnd || this.end.isThere,
      follows: () => this.end.leads,
      onArrived: (messages) => this.scene && this.speaker.speak(this.scene, messages),
    })
  }

  /** A link to another message of this conversation begins it anew there. */
  private readonly followAddress = () => {
    this.surroundings?.followHistory()
    const wanted = this.highlighted || findLinked(this.conversation)
    if (wanted === 0 || wanted === this.marked) return
    this.open()
    this.requestUpdate()
  }

  /** Whatever changes, what one reads stays where it is; except at the end, which one follows. */
  private noteChange() {
    const follows = this.started && this.layout === 'flat' && this.end.leads
    void this.keeper
      .keep(() => this.redraw())
      .then(() => {
        if (!this.started) this.begin()
        else if (follows || this.toEnd) this.keeper.goToEnd()
        if (!this.scene?.talk.pages.isLoading) this.arrive()
        this.lookBelow(false)
      })
  }

  /** All that was asked for is there. */
  private arrive() {
    this.toEnd = false
    if (this.sought > 0) this.focusMessage(this.sought)
    this.sought = 0
  }

  private lookBelow(scrolled: boolean) {
    const { talk } = this.scene ?? {}
    // Who goes elsewhere has left the end, though it is in view until they are there.
    if (!talk || !this.started || this.layout !== 'flat' || this.sought > 0) return
    const seen = this.keeper.listInView().at(-1)
    this.end.look({ talk, seen: (seen && messageOf(seen)?.seq) ?? 0, scrolled })
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
    void this.surround()
    const item = this.goToStart(talk.start)
    // Not out of the hands of the page around us: only who is here already is led on.
    if (!document.hasFocus()) return
    if (this.layout === 'nested' || this.marked > 0) item?.focus({ preventScroll: true })
    else if (matchMedia('(pointer: fine)').matches) void this.focusComposer('foot')
  }

  private goToStart(start: Start): MessageItem | undefined {
    if (start.kind === 'end') return this.keeper.goToEnd()
    const item = 'seq' in start ? this.findItem(start.seq) : this.listItems()[0]
    const offset = this.marked ? undefined : findPlace(this.conversation)?.offset
    if (item && start.kind === 'wanted') this.keeper.goTo(item, offset)
    if (item && start.kind === 'unread') this.keeper.goTo(item)
    return item
  }

  private get listView(): ListView {
    return {
      marked: this.marked,
      sendOn: this.sendOn,
      extras: this.extras,
      onWritten: ({ seq }) => this.focusMessage(seq),
      below: (message) => this.surroundings?.renderBelow(message),
      onMore: (which) => this.scene?.talk.pages.loadMore(which),
    }
  }

  private get footView(): FootView {
    const { placeholder, sendOn } = this
    const onPill = () => this.goBelow()
    return { placeholder, sendOn, onPill, onSent: () => this.showSent(), below: this.end.below }
  }

  private async surround() {
    const { scene } = this
    if (!scene || this.layout !== 'flat') return
    const { Surroundings } = await loadSurroundings()
    if (scene !== this.scene) return
    const changed = () => this.noteChange()
    this.surroundings = new Surroundings({ scene, changed, goToEnd: () => this.showSent() })
    changed()
  }

  private goBelow() {
    const { below } = this.end
    if (this.scene?.talk.held.count || !below) void this.letIn()
    else this.goToMessage(below.seq)
  }

  /** What one just said is in view, at the end. */
  private showSent() {
    this.toEnd = true
    this.scene?.talk.reachEnd()
    this.noteChange()
  }

  private readonly noteScroll = () => {
    const { scroller, scene } = this
    if (!scroller || !scene || !this.started) return
    const near = scroller.clientHeight
    if (scroller.scrollTop < near) scene.talk.pages.loadMore('earlier')
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < near) scene.talk.pages.loadMore('later')
    if (this.keeper.isAtEnd && scene.talk.held.count) void this.letIn()
    this.lookBelow(true)
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
    if (!wasAtEnd && from !== Infinity) this.goToMessage(from)
  }

  private readonly act = ({ detail: { action, message } }: CustomEvent<ElementEvents['message-action']>) => {
    const { scene } = this
    if (action === 'reply') void this.reply(message)
    if (action === 'edit') void scene?.edit(message).then(() => this.focusComposer('editor'))
    void scene?.acting.perform(action, message)
    if (action === 'revisions' && scene) void showRevisions(scene, message, this)
  }

  private async reply(message: Message) {
    const isOpening = this.scene?.opening?.id === message.id
    if (!isOpening) this.scene?.writing.reply(message.id, message.revision)
    await this.focusComposer(isOpening || this.layout === 'flat' ? 'foot' : 'below')
  }

  private async focusComposer(where: Writer) {
    await this.redraw()
    await focusComposer([this.renderRoot, this.tree?.renderRoot], where)
  }

  /** Goes to a message, and loads it before where it has to. */
  private goToMessage(seq: number | undefined) {
    if (seq === undefined) return
    this.sought = seq
    this.end.leave()
    this.scene?.talk.reach(seq)
    this.noteChange()
  }

  /** Goes to a message and gives it the focus. */
  private focusMessage(seq: number) {
    void this.redraw().then(() => {
      const item = this.findItem(seq)
      if (item && !this.keeper.listInView().includes(item)) this.keeper.goTo(item)
      item?.focus({ preventScroll: true })
    })
  }

  private readonly findItem = (seq: number) => this.listItems().find((item) => item.message?.seq === seq)

  private readonly listItems = (): MessageItem[] => listItemsIn(this.renderRoot, this.tree?.renderRoot)
}

declare global {
  interface HTMLElementTagNameMap {
    'conversation-view': ConversationView
  }
}
