import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { buttons, floating, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { markOfKey, renderToolbar } from './composer-toolbar.ts'
import { emit } from './events.ts'
import { icon } from './icons.ts'
import { applyEdit, markUp, type Mark } from './markdown-marks.ts'
import { MentionCompletion, type FindPeople } from './mention-completion.ts'
import { MentionMarkdown } from './mention-markdown.ts'
import { composerStyles } from './message-composer.styles.ts'
import './person-avatar.ts'
import type { PersonCard } from './types.ts'

/**
 * Where people write: one line until it has the focus, then as high as the words. It never throws words away: after
 * `send` they stay until `clear()` or a new `value`, and Escape leaves with the words kept.
 * @slot above what the words belong to, inside the box
 * @fires draft-changed
 * @fires draft-put-away
 * @fires send
 * @fires cancel
 */
@customElement('message-composer')
export class MessageComposer extends LitElement {
  static override styles = [ground, buttons, floating, composerStyles]

  /** Markdown, with people named as links to `person:ID`. */
  @property() value = ''
  @property() placeholder = ''
  /** The name of the field, when the placeholder alone does not say to whom one writes. */
  @property() label = ''
  /** Whether Enter sends (Shift+Enter makes a new line) or makes a new line; Ctrl+Enter always sends. */
  @property({ attribute: 'send-on' }) sendOn: 'enter' | 'button' = 'button'
  @property({ attribute: 'send-label' }) sendLabel = ''
  /** The writer, for the face. */
  @property({ attribute: false }) me: PersonCard | undefined
  @property({ attribute: false }) findPeople: FindPeople | undefined
  /** Who can read it, as a sentence. */
  @property() audience = ''
  /** The draft is stored. */
  @property({ type: Boolean }) kept = false
  /** Being sent: the words cannot be sent twice. */
  @property({ type: Boolean }) busy = false
  /** Why it was not sent and what became of the words; empty when nothing failed. */
  @property() failed = ''
  /** Where a draft comes from that the person did not just write. */
  @property() note = ''
  /** Offers to leave by a button too: for replies and edits in place. */
  @property({ type: Boolean }) cancellable = false
  /** The words as people read them, with people named as `@Name`. */
  @state() private shown = ''
  @state() private focused = false
  @query('textarea') private field!: HTMLTextAreaElement
  private readonly named = new MentionMarkdown()
  private readonly mentions = new MentionCompletion(this, (person) => this.named.mention(person))

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value') && this.named.write(this.shown) !== this.value) this.shown = this.named.show(this.value)
  }

  override render() {
    const open = this.focused || this.value !== '' || this.cancellable || this.failed !== ''
    return html`<div
        class=${classMap({ box: true, open, cancellable: this.cancellable })}
        @focusin=${() => (this.focused = true)}
        @focusout=${this.noteLeave}
        @keydown=${this.handleKey}
      >
        <slot name="above"></slot>
        ${this.failed ? this.renderFailed() : this.note ? this.renderNote() : nothing}
        ${this.me ? html`<person-avatar size="28" .person=${this.me}></person-avatar>` : nothing} ${this.renderField()}
        <span class="sends">${this.renderSendIcon()}</span>
        <div class="tools whole">
          ${renderToolbar((mark) => this.use(mark))}
          <span class="state" role="status">${this.sayState()}</span>
          <div class="finish">${this.renderFinish()}</div>
        </div>
      </div>
      ${this.audience ? html`<p class="audience">${icon('people', 'small')}${this.audience}</p>` : nothing}
      ${this.mentions.render(() => this.field)}`
  }

  /** Puts the caret at the end of the words. */
  override focus(options?: FocusOptions) {
    this.field.focus(options)
    this.field.setSelectionRange(this.shown.length, this.shown.length)
  }

  /** Empties it, once the words are safe elsewhere. */
  clear() {
    this.value = ''
  }

  private renderField() {
    return html`<textarea
      rows="1"
      dir="auto"
      enterkeyhint=${this.sendOn === 'enter' ? 'send' : 'enter'}
      placeholder=${this.placeholder}
      aria-label=${this.label || this.placeholder || text('composer.write')}
      aria-autocomplete=${this.findPeople ? 'list' : 'none'}
      aria-controls=${ifDefined(this.mentions.isOpen ? 'mentions' : undefined)}
      aria-activedescendant=${ifDefined(this.mentions.activeId)}
      .value=${live(this.shown)}
      @input=${this.noteInput}
      @click=${() => this.mentions.follow(this.field)}
      @blur=${() => this.mentions.close()}
    ></textarea>`
  }

  private renderFailed() {
    return html`<div class="note failed whole" role="alert">
      ${icon('offline')}<span>${this.failed}</span>
      <button class="text-button" type="button" @click=${this.send}>${text('composer.tryAgain')}</button>
    </div>`
  }

  private renderNote() {
    return html`<div class="note whole">
      ${icon('edit')}<span>${this.note}</span>
      <button class="text-button" type="button" @click=${() => emit(this, 'draft-put-away', {})}>
        ${text('composer.putAway')}
      </button>
    </div>`
  }

  private renderSendIcon() {
    const name = this.sendLabel || text('composer.send')
    return html`<button class="icon-button" type="button" aria-label=${name} title=${name} @click=${() => this.focus()}>
      ${icon('send')}
    </button>`
  }

  private sayState(): string {
    if (this.busy) return text('composer.sending')
    return this.kept && this.value !== '' ? text('composer.kept') : ''
  }

  private renderFinish() {
    return html`${
        this.cancellable
          ? html`<button class="button quiet" type="button" @click=${this.leave}>${text('composer.cancel')}</button>`
          : nothing
      }
      <button class="button primary" type="button" aria-disabled=${this.canSend ? 'false' : 'true'} @click=${this.send}>
        ${this.sendLabel || text('composer.send')}
      </button>`
  }

  private get canSend() {
    return !this.busy && this.value.trim() !== ''
  }

  private noteInput() {
    this.shown = this.field.value
    this.value = this.named.write(this.shown)
    emit(this, 'draft-changed', { value: this.value })
    void this.mentions.follow(this.field)
  }

  private noteLeave({ relatedTarget }: FocusEvent) {
    const inside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget)
    // A window that loses the focus gives it back: the composer does not fold meanwhile.
    if (!inside && document.hasFocus()) this.focused = false
  }

  private handleKey(event: KeyboardEvent) {
    // A key that finishes a syllable of an input method is not ours.
    if (event.isComposing || this.mentions.handleKey(event, this.field)) return
    const command = event.ctrlKey || event.metaKey
    if (event.key === 'Enter') this.handleEnter(event, command)
    else if (event.key === 'Escape') this.leave()
    else if (command && !event.shiftKey && !event.altKey) this.useKey(event)
  }

  private handleEnter(event: KeyboardEvent, command: boolean) {
    const inField = event.composedPath()[0] === this.field
    if (!inField || !(command || (this.sendOn === 'enter' && !event.shiftKey))) return
    event.preventDefault()
    this.send()
  }

  private useKey(event: KeyboardEvent) {
    const mark = markOfKey(event.key)
    if (!mark) return
    event.preventDefault()
    this.use(mark)
  }

  private use(mark: Mark) {
    const { value, selectionStart: start, selectionEnd: end } = this.field
    applyEdit(this.field, markUp(mark, { value, start, end }, text('composer.words')))
  }

  private send() {
    if (!this.canSend) return
    emit(this, 'send', { value: this.value })
  }

  /** Lets go of the focus and keeps the words; who holds the composer may close it. */
  private leave() {
    this.field.blur()
    this.dispatchEvent(new CustomEvent('cancel', { bubbles: true, composed: true, detail: { value: this.value } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-composer': MessageComposer
  }
}
