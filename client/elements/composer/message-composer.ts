import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import type { Tray, TrayItem } from '../../../plugins/api/client.ts'
import { buttons, floating, ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { askForEmoji, askForLink } from './asking.ts'
import { EditorLoading } from './editor-loading.ts'
import { readEnter, renderEnter } from './enter.ts'
import type { ComposerField, Mark } from './field.ts'
import { ComposerFiles } from './files.ts'
import { renderFinish, renderSendIcon } from './finish.ts'
import { renderNotes } from './notes.ts'
import { PlainField } from './plain.ts'
import { afterPress } from './pressing.ts'
import { markOfKey, renderToolbar } from './toolbar.ts'
import { emit } from '../events.ts'
import { icon } from '../icons.ts'
import { MentionCompletion, type FindPeople } from './mention-completion.ts'
import { MentionMarkdown } from './mention-markdown.ts'
import { composerStyles } from './message-composer.styles.ts'
import '../people/person-avatar.ts'
import { saidStyles } from '../message/said.styles.ts'
import type { PersonCard } from '../types.ts'

/**
 * Where people write: one line until it has the focus, then as high as the words. It takes typing at once, and becomes an
 * editor when that has loaded. It never throws words away: after `send` they stay until `clear()` or a new `value`, and
 * Escape leaves with the words kept.
 * @slot above what the words belong to, inside the box
 * @fires draft-changed
 * @fires draft-put-away
 * @fires send
 * @fires cancel
 */
@customElement('message-composer')
export class MessageComposer extends LitElement {
  static override styles = [ground, buttons, floating, saidStyles, composerStyles]

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
  /** The files that go with the words; without a tray none can be brought. Its items as of now, anew at every change. */
  @property({ attribute: false }) tray: Tray | undefined
  @property({ attribute: false }) items: readonly TrayItem[] = []
  /** The words as people read them, with people named as `@Name`. */
  @state() private shown = ''
  @state() private focused = false
  @query('textarea') private textarea!: HTMLTextAreaElement | null
  private readonly named = new MentionMarkdown()
  private readonly mentions = new MentionCompletion(this)
  private readonly files = new ComposerFiles(this, () => this.send())
  /** The words as the editor last wrote them: whatever else comes as a value is other words. */
  private written = ''
  private readonly loading = new EditorLoading({
    host: this,
    read: () => ({ markdown: this.value, selected: this.plain?.selected ?? { start: 0, end: 0 } }),
    // A syllable that is being put together, or a list of names that is open, belongs to the field that it began in.
    mayBegin: () => !this.composing && !this.mentions.isOpen,
    written: (markdown) => this.noteWritten(markdown),
    moved: () => this.noteMoved(),
  })
  private composing = false

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('value')) return
    if (this.named.write(this.shown) !== this.value) this.shown = this.named.show(this.value)
    if (this.value !== this.written) this.loading.editor?.open(this.value)
    this.written = this.value
  }

  protected override updated() {
    this.loading.editor?.describe({
      role: 'textbox',
      dir: 'auto',
      enterkeyhint: this.enter === 'send' ? 'send' : 'enter',
      'aria-multiline': 'true',
      'aria-label': this.name,
      'aria-autocomplete': this.findPeople ? 'list' : 'none',
      'aria-controls': this.mentions.isOpen ? 'mentions' : undefined,
      'aria-activedescendant': this.mentions.activeId,
    })
  }

  override render() {
    const open = this.focused || this.value !== '' || this.files.count > 0 || this.cancellable || this.failed !== ''
    return html`<div
        class=${classMap({ box: true, open, cancellable: this.cancellable })}
        @focusin=${this.noteFocus}
        @focusout=${this.noteLeave}
        @keydown=${{ handleEvent: this.handleKey, capture: true }}
        @paste=${{ handleEvent: this.files.take, capture: true }}
        @drop=${{ handleEvent: this.files.take, capture: true }}
        @dragover=${this.files.allow}
      >
        <slot name="above"></slot>
        ${renderNotes({ failed: this.failed, note: this.note, tryAgain: () => this.send(), putAway: () => emit(this, 'draft-put-away', {}) })}
        ${this.me ? html`<person-avatar size="28" .person=${this.me}></person-avatar>` : nothing} ${this.renderField()}
        <span class="sends">${renderSendIcon(this.sendLabel, () => this.focus())}</span> ${this.files.render()}
        <div class="tools whole">
          ${this.renderTools()}
          <span class="state" role="status">${this.sayState()}</span>
          <div class="finish">
            ${renderEnter(this.sendOn, () => this.requestUpdate())}${renderFinish({
              cancels: this.cancellable,
              canSend: this.canSend,
              label: this.sendLabel,
              leave: () => this.leave(),
              send: () => this.send(),
            })}
          </div>
        </div>
      </div>
      ${this.audience ? html`<p class="audience">${icon('people', 'small')}${this.audience}</p>` : nothing}
      ${this.mentions.render(() => this.field)}`
  }

  /** Puts the caret at the end of the words, as soon as there is a field for it. */
  override focus(options?: FocusOptions) {
    const focus = () => this.field.focusEnd(options)
    if (this.hasUpdated) focus()
    else void this.updateComplete.then(focus)
  }

  /** Empties it, once the words are safe elsewhere. */
  clear() {
    this.value = ''
  }

  private get field(): ComposerField {
    const field = this.loading.editor ?? this.plain
    if (!field) throw new Error('A composer was used before it was drawn.')
    return field
  }

  private get plain(): PlainField | undefined {
    return this.textarea ? new PlainField(this.textarea, this.named, text('composer.words')) : undefined
  }

  private get name(): string {
    return this.label || this.placeholder || text('composer.write')
  }

  /** What Enter does: as the person wants it, or as it is usual here. */
  private get enter() {
    return readEnter(this.sendOn)
  }

  private renderField() {
    const { editor, isWhole } = this.loading
    return html`<div class="field">${editor?.element ?? nothing}${isWhole ? nothing : this.renderPlain()}</div>`
  }

  private renderPlain() {
    return html`<textarea
      rows="1"
      dir="auto"
      enterkeyhint=${this.enter === 'send' ? 'send' : 'enter'}
      placeholder=${this.placeholder}
      aria-label=${this.name}
      aria-autocomplete=${this.findPeople ? 'list' : 'none'}
      aria-controls=${ifDefined(this.mentions.isOpen ? 'mentions' : undefined)}
      aria-activedescendant=${ifDefined(this.mentions.activeId)}
      .value=${live(this.shown)}
      @input=${this.noteInput}
      @compositionstart=${() => (this.composing = true)}
      @compositionend=${() => (this.composing = false)}
      @click=${() => this.mentions.follow(this.field)}
      @blur=${() => this.mentions.close()}
    ></textarea>`
  }

  private renderTools() {
    const { editor } = this.loading
    return renderToolbar({
      use: (mark, button) => this.use(mark, button),
      isMarked: editor ? (mark) => editor.isMarked(mark) : undefined,
      tools: [
        { icon: 'emoji', label: text('composer.emoji'), run: (button) => void this.chooseEmoji(button) },
        ...this.files.tools,
      ],
    })
  }

  private sayState(): string {
    if (this.busy) return text('composer.sending')
    if (this.files.isWaiting) return text('composer.waiting')
    return this.kept && this.value !== '' ? text('composer.kept') : ''
  }

  private get canSend() {
    return !this.busy && !this.files.failed && (this.value.trim() !== '' || this.files.count > 0)
  }

  private noteInput() {
    this.shown = this.textarea?.value ?? ''
    this.noteWritten(this.named.write(this.shown))
    void this.mentions.follow(this.field)
  }

  private noteWritten(markdown: string) {
    this.written = markdown
    this.value = markdown
    this.files.release()
    emit(this, 'draft-changed', { value: markdown })
  }

  /** The caret of the editor moved, perhaps by a letter. */
  private noteMoved() {
    this.requestUpdate()
    if (this.focused) void this.mentions.follow(this.field)
  }

  private noteFocus() {
    this.focused = true
    void this.loading.load()
  }

  private noteLeave({ relatedTarget }: FocusEvent) {
    if (relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget)) return
    this.mentions.close()
    // A window that loses the focus gives it back: the composer does not fold meanwhile.
    if (document.hasFocus()) afterPress(() => (this.focused = this.matches(':focus-within')))
  }

  /** Before the field sees it. */
  private readonly handleKey = (event: KeyboardEvent) => {
    // A key that finishes a syllable of an input method is not ours.
    if (event.isComposing || this.mentions.handleKey(event, this.field)) return
    const command = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') return this.leave()
    if (event.key === 'Enter') this.handleEnter(event, command)
    else if (command && !event.shiftKey && !event.altKey) this.useKey(event)
  }

  private handleEnter(event: KeyboardEvent, command: boolean) {
    const inField = event.composedPath()[0] === this.field.element
    if (!inField || !(command || (this.enter === 'send' && !event.shiftKey))) return
    event.preventDefault()
    event.stopPropagation()
    this.send()
  }

  private useKey(event: KeyboardEvent) {
    const mark = markOfKey(event.key)
    if (!mark || event.composedPath()[0] !== this.field.element) return
    event.preventDefault()
    event.stopPropagation()
    this.use(mark, this.field.element)
  }

  private use(mark: Mark, button: HTMLElement) {
    const { editor } = this.loading
    if (mark !== 'link' || !editor) return this.field.use(mark)
    void askForLink(this, editor, button)
  }

  private async chooseEmoji(button: HTMLElement) {
    const chosen = await askForEmoji(this, button)
    if (chosen) this.field.insert(chosen)
  }

  private send() {
    if (this.canSend && !this.files.hold()) emit(this, 'send', { value: this.value })
  }

  /** Lets go of the focus and keeps the words; who holds the composer may close it. */
  private leave() {
    this.field.element.blur()
    this.dispatchEvent(new CustomEvent('cancel', { bubbles: true, composed: true, detail: { value: this.value } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-composer': MessageComposer
  }
}
