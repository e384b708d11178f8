import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { hashOf } from '../../address.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { sayExactly } from '../../texts/dates.ts'
import { text } from '../../texts/texts.ts'
import '../actions-menu.ts'
import type { ActionItem } from '../actions-menu.ts'
import { emit, type ElementEvents } from '../events.ts'
import { renderElsewhere } from './elsewhere.ts'
import { icon, type IconName } from '../icons.ts'
import { renderPart, toneStyles } from '../kind-label.ts'
import { listMenu } from './message-actions.ts'
import { messageStyles } from './message-item.styles.ts'
import { nameOf, roleWord } from '../people/names.ts'
import '../people/person-avatar.ts'
import { nameStyles, renderName } from '../people/person-name.ts'
import './reaction-bar.ts'
import './reaction-picker.ts'
import { renderQuoted, renderSince } from './quoted.ts'
import '../relative-time.ts'
import { saidStyles } from './said.styles.ts'
import type { FindPerson, KindPart, Message, MessageAction, PersonCard } from '../types.ts'

/**
 * What a person said: the face, the name, when, the words, and what one can do with them.
 * @slot editor what stands in for the words while they are edited
 * @slot attached files and pictures, below the words
 * @slot below what belongs under the message, such as the composer of a reply
 * @fires message-action
 * @fires message-chosen
 * @fires message-jump
 * @fires reaction-toggled
 */
@customElement('message-item')
export class MessageItem extends LitElement {
  static override styles = [ground, buttons, toneStyles, nameStyles, saidStyles, messageStyles]

  @property({ attribute: false }) message: Message | undefined
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  /** The reader's person id. */
  @property() me = ''
  /** What the reader may do with this message. */
  @property({ attribute: false }) allowed: readonly MessageAction[] = []
  /** What the activity lets one do with it, beside that; chosen, it is said with `message-chosen`. */
  @property({ attribute: false }) more: readonly ActionItem[] = []
  /** What the message is to the whole, beside the name. */
  @property({ attribute: false }) mark: KindPart | undefined
  /** What only the reader is told of it, below it. */
  @property() note = ''
  /** The message it answers, where the place in the tree does not say so. */
  @property({ attribute: false }) replyingTo: Message | undefined
  /** What it answers was edited after that. */
  @property({ type: Boolean }) answersEarlier = false
  /** What the author is here, when it is more than the role in the course. */
  @property() roleWord = ''
  @property({ type: Boolean }) here = false
  @property({ type: Boolean }) unread = false
  @property({ type: Boolean }) pinned = false
  /** Sent and not yet acknowledged. */
  @property({ type: Boolean }) pending = false
  /** Goes on where the same person stopped: no face, no name. */
  @property({ type: Boolean }) follows = false
  /** One of many short ones: it quotes what it answers, and what one can do with it shows on demand, on phones by a tap. */
  @property({ type: Boolean, reflect: true }) compact = false
  /** Shows what is slotted as `editor` instead of the words. */
  @property({ type: Boolean }) editing = false
  /** The message somebody jumped to. */
  @property({ type: Boolean, reflect: true }) highlighted = false
  @property({ type: Number }) faceSize: 28 | 36 = 36
  @query('[tabindex]') private stop: HTMLElement | null | undefined

  override render() {
    const { message } = this
    if (!message) return nothing
    const author = this.findPerson(message.author)
    return message.gone ? this.renderPlace(message, author) : this.renderMessage(message, author)
  }

  /** Puts the focus on the message itself, as one stop. */
  override focus(options?: FocusOptions) {
    this.stop?.focus(options)
  }

  private renderMessage(message: Message, author: PersonCard | undefined) {
    const classes = classMap({ follows: this.follows, pending: this.pending })
    return html`<article class=${classes} tabindex="0" aria-label=${this.sayLabel(message)} @keydown=${this.shortcut}>
      ${this.renderFace(message, author)}
      <div>
        ${this.follows ? nothing : this.renderWho(message, author)}
        ${this.replyingTo ? renderQuoted(this, this.replyingTo) : renderSince(this)}
        ${this.editing ? html`<slot name="editor"></slot>` : this.renderBody(message)}
        <slot name="attached"></slot>
        ${renderElsewhere(message, this.findPerson)}
        ${this.note ? html`<p class="note">${icon('info', 'small')}<span>${this.note}</span></p>` : nothing}
        ${this.editing || this.pending ? nothing : this.renderRow(message, author)}
        <slot name="below"></slot>
      </div>
    </article>`
  }

  private renderBody({ html: said }: Message) {
    if (said === '') return nothing
    // The one place where HTML is put in as it comes. It is safe because the server makes it from Markdown with HTML
    // switched off: every tag in it is one that the renderer wrote, every word of a person's is escaped.
    return html`<div class="said" dir="auto">${unsafeHTML(said)}</div>`
  }

  private renderFace(message: Message, author: PersonCard | undefined) {
    if (this.follows) return html`<relative-time class="at" clock .at=${message.sentAt}></relative-time>`
    return html`<person-avatar
      class="face"
      .person=${author}
      .size=${this.faceSize}
      ?here=${this.here}
    ></person-avatar>`
  }

  private renderWho(message: Message, author: PersonCard | undefined) {
    const role = this.roleWord || roleWord(author)
    // Marks need a line of their own where the line is short; without them the role gives way to the name.
    const marked = this.pinned || this.mark !== undefined || message.editedAt !== null
    return html`<p class="who ${marked ? 'marked' : ''}">
      ${this.unread ? html`<span class="unread-mark"></span>` : nothing}
      <strong>${renderName(author)}</strong>
      ${role ? html`<span class="role">${role}</span>` : nothing}
      ${this.pending ? html`<span>${text('message.sending')}</span>` : this.renderTime(message)}
      ${this.mark ? html`<span class="mark">${renderPart(this.mark)}</span>` : nothing}
      ${this.pinned ? html`<span class="mark">${renderPart({ icon: 'pin', text: text('message.pinned') })}</span>` : nothing}
    </p>`
  }

  private renderTime(message: Message) {
    return html`<relative-time ?clock=${this.compact} .at=${message.sentAt}></relative-time>
      ${this.renderEdited(message)}`
  }

  private renderEdited({ editedAt }: Message) {
    if (editedAt === null) return nothing
    if (!this.allowed.includes('revisions')) {
      return html`<span class="edited" title=${sayExactly(editedAt)}>${text('message.edited')}</span>`
    }
    return html`<button
      class="text-button edited"
      type="button"
      title=${text('message.edited.hint', { time: sayExactly(editedAt) })}
      @click=${() => this.act('revisions')}
    >
      ${text('message.edited')}
    </button>`
  }

  private renderRow(message: Message, author: PersonCard | undefined) {
    const replies = this.allowed.includes('reply') && !this.follows && !this.compact
    const bare = !replies && message.reactions.length === 0
    return html`<div class="row ${bare ? 'bare' : ''}">
      <reaction-bar .message=${message} .findPerson=${this.findPerson} .me=${this.me}></reaction-bar>
      <div class="deeds">${replies ? this.renderReply(author) : nothing} ${this.renderActions(message)}</div>
    </div>`
  }

  private renderReply(author: PersonCard | undefined) {
    return html`<button
      class="text-button"
      type="button"
      aria-label=${text('message.reply.to', { name: nameOf(author) })}
      @click=${() => this.act('reply')}
    >
      ${text('message.reply')}
    </button>`
  }

  private renderIcon(
    action: MessageAction,
    drawing: IconName,
    { name, title = name }: { name: string; title?: string },
  ) {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${name}
      title=${title}
      @click=${() => this.act(action)}
    >
      ${icon(drawing)}
    </button>`
  }

  private renderActions(message: Message) {
    const items: readonly ActionItem[] = [...this.more, ...listMenu(this.allowed)]
    const reacts = this.allowed.includes('react')
    if (items.length === 0 && !reacts) return nothing
    const picker = html`<reaction-picker
      .message=${message}
      .findPerson=${this.findPerson}
      .me=${this.me}
    ></reaction-picker>`
    const menu = html`<actions-menu
      .items=${items}
      .label=${text('message.actions')}
      @action-chosen=${this.chooseAction}
    ></actions-menu>`
    return html`<div class="actions">
      ${reacts ? picker : nothing} ${this.compact ? this.renderQuick(message) : nothing}
      ${items.length > 0 ? menu : nothing}
    </div>`
  }

  /** What is one click away among many short messages. */
  private renderQuick({ author }: Message) {
    const reply = {
      name: text('message.reply.to', { name: nameOf(this.findPerson(author)) }),
      title: text('message.reply'),
    }
    return html`${this.allowed.includes('reply') ? this.renderIcon('reply', 'reply', reply) : nothing}
    ${this.allowed.includes('hand-on') ? this.renderIcon('hand-on', 'discussion', { name: text('handed.action') }) : nothing}`
  }

  private renderPlace(message: Message, author: PersonCard | undefined) {
    const back = message.gone === 'hidden' ? 'show' : 'restore'
    return html`<article class="place" tabindex="0" aria-label=${this.sayLabel(message)}>
      ${icon(({ hidden: 'hide', moved: 'forward', deleted: 'undo' } as const)[message.gone ?? 'deleted'], 'small')}
      <span>${this.sayGone(message, author)}</span>
      ${this.note ? html`<span class="reason">${this.note}</span>` : nothing}
      ${this.allowed.includes(back) ? this.renderDeed(text(`message.${back}`), () => this.act(back)) : nothing}
      ${this.renderWhere(message)}
      ${this.more.map(({ key, label }) => this.renderDeed(label, () => emit(this, 'message-chosen', { key, message })))}
      <slot name="below"></slot>
    </article>`
  }

  /** The way to where a message stands now, as far as its activity has said where that is. */
  private renderWhere({ moved }: Message) {
    if (!moved || moved.path === null) return nothing
    const { path, conversation, seq } = moved
    return html`<a href=${hashOf({ path, message: { conversation, seq } })}>${text('moved.goTo')}</a>`
  }

  /** Of what is gone there is little to do: it stands in its place, without a menu. */
  private renderDeed(label: string, deed: () => void) {
    return html`<button class="text-button" type="button" @click=${deed}>${label}</button>`
  }

  private sayGone({ gone, author: id }: Message, author: PersonCard | undefined): string {
    if (gone === 'moved') return text('message.moved', { name: nameOf(author) })
    const key = gone === 'hidden' ? 'hidden' : 'deleted'
    return id === this.me ? text(`message.${key}.you`) : text(`message.${key}`, { name: nameOf(author) })
  }

  private sayLabel({ author, sentAt, editedAt, gone }: Message): string {
    const edited = editedAt !== null && gone === null ? '.edited' : ''
    const said = { name: nameOf(this.findPerson(author)), time: sayExactly(sentAt) } as const
    return text(`message.label${this.unread ? '.new' : ''}${edited}`, said)
  }

  private act(action: MessageAction) {
    if (this.message) emit(this, 'message-action', { action, message: this.message })
  }

  private chooseAction(event: CustomEvent<ElementEvents['action-chosen']>) {
    const action = this.allowed.find((each) => each === event.detail.key)
    event.stopPropagation()
    if (action) this.act(action)
    else if (this.message) emit(this, 'message-chosen', { key: event.detail.key, message: this.message })
  }

  /** One letter does what the menu does, while the message itself has the focus. */
  private shortcut(event: KeyboardEvent) {
    if (event.composedPath()[0] !== this.stop || event.ctrlKey || event.metaKey || event.altKey) return
    const action = ({ r: 'reply', e: 'edit' } as const)[event.key.toLowerCase()]
    if (!action || !this.allowed.includes(action)) return
    event.preventDefault()
    this.act(action)
  }
}

/** The message that an element shows, if it shows one. */
export const messageOf = (element: Element): Message | undefined =>
  element instanceof MessageItem ? element.message : undefined

declare global {
  interface HTMLElementTagNameMap {
    'message-item': MessageItem
  }
}
