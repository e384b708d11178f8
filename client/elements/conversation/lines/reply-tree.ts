import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { buttons, ground } from '../../../styles/shared.ts'
import '../../message/message-item.ts'
import type { MessageItem } from '../../message/message-item.ts'
import { findFirstNew, growBranches, splitAtLines, type Branch } from './reply-branches.ts'
import { treeStyles } from './reply-tree.styles.ts'
import '../reading/since-line.ts'
import type { FindPerson, Message, MessageAction, MessageId } from '../../types.ts'

/** What a tree knows about the place of a message that it asks somebody else to draw. */
export interface MessagePlace {
  replyingTo: Message | undefined
  unread: boolean
  faceSize: 28 | 36
  highlighted: boolean
}

/**
 * Replies as nested lists: a line runs from the face replied to, down to who replies. The arrow keys go from message to
 * message while one has the focus.
 * @fires message-action
 * @fires message-jump
 * @fires reaction-toggled
 */
@customElement('reply-tree')
export class ReplyTree extends LitElement {
  static override styles = [ground, buttons, treeStyles]

  /** In the order of their numbers. */
  @property({ attribute: false }) messages: readonly Message[] = []
  /** The message whose replies these are; null when they answer none. It is not drawn itself. */
  @property({ attribute: false }) root: MessageId | null = null
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  /** The reader's person id. */
  @property() me = ''
  /** What the reader may do with a message. */
  @property({ attribute: false }) allowed: (message: Message) => readonly MessageAction[] = () => []
  /** Messages with a higher number are new to the reader. */
  @property({ type: Number }) readTo = Infinity
  /** The line before the first new branch; none when empty. */
  @property() sinceLabel = ''
  /** The line before a branch, such as the day that begins with it; none when empty. It is given the message before, too. */
  @property({ attribute: false }) lineBefore: (message: Message, before: Message | undefined) => string = () => ''
  @property() highlighted = ''
  /** Draws a message in another way, for one that is being edited or answered; undefined leaves it to the tree. */
  @property({ attribute: false }) renderMessage: (message: Message, place: MessagePlace) => TemplateResult | undefined =
    () => undefined

  private firstNew: MessageId | undefined

  override render() {
    const { readTo, sinceLabel, lineBefore } = this
    const all = growBranches(this.messages, this.root)
    const stretches = splitAtLines(all, { readTo, sinceLabel, lineBefore })
    this.firstNew = sinceLabel === '' ? undefined : findFirstNew(all, readTo)?.message.id
    return repeat(
      stretches,
      ({ key }) => key,
      ({ line, since, branches }) =>
        html`${line ? html`<since-line quiet .label=${line}></since-line>` : nothing}
        ${since ? html`<since-line .label=${sinceLabel}></since-line>` : nothing} ${this.renderList(branches, 1)}`,
    )
  }

  /** Goes to a message: scrolls it into view and gives it the focus. @returns false when it is not here */
  focusMessage(id: MessageId): boolean {
    const item = this.listItems().find(({ message }) => message?.id === id)
    item?.scrollIntoView({ block: 'center' })
    item?.focus({ preventScroll: true })
    return item !== undefined
  }

  private renderList(branches: readonly Branch[], level: number): TemplateResult | typeof nothing {
    if (branches.length === 0) return nothing
    return html`<ol role="list" class=${level === 1 ? 'outer' : 'inner'} @keydown=${level === 1 ? this.walk : nothing}>
      ${repeat(
        branches,
        ({ message }) => message.id,
        (branch) =>
          html`${level > 1 && branch.message.id === this.firstNew ? this.renderSince() : nothing}
            <li class=${branch.replies.length > 0 ? 'answered' : ''}>
              ${this.renderBranch(branch, level)}${this.renderList(branch.replies, level + 1)}
            </li>`,
      )}
    </ol>`
  }

  /** In a branch that is older than what is new in it. */
  private renderSince() {
    return html`<li class="since"><since-line .label=${this.sinceLabel}></since-line></li>`
  }

  private renderBranch({ message, replyingTo }: Branch, level: number) {
    const place: MessagePlace = {
      replyingTo,
      unread: message.seq > this.readTo && message.author !== this.me,
      faceSize: level === 1 ? 36 : 28,
      highlighted: message.id === this.highlighted,
    }
    return this.renderMessage(message, place) ?? this.renderItem(message, place)
  }

  private renderItem(message: Message, place: MessagePlace) {
    return html`<message-item
      .message=${message}
      .findPerson=${this.findPerson}
      .me=${this.me}
      .allowed=${this.allowed(message)}
      .replyingTo=${place.replyingTo}
      .faceSize=${place.faceSize}
      ?unread=${place.unread}
      ?highlighted=${place.highlighted}
    ></message-item>`
  }

  private listItems(): MessageItem[] {
    return [...this.renderRoot.querySelectorAll('message-item')]
  }

  private walk(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const path = event.composedPath()
    const [stop] = path
    // Only from the message itself: in a text field or a menu inside it the arrows have their own work.
    if (step === 0 || !(stop instanceof HTMLElement) || stop.localName !== 'article') return
    const items = this.listItems()
    const next = items[items.findIndex((item) => path.includes(item)) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reply-tree': ReplyTree
  }
}
