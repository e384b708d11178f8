import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { emit } from './events.ts'

const stays = 10_000

/** A field that has a Ctrl+Z of its own. */
const isField = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/**
 * What was just done, and the way back. It stays for ten seconds, longer under pointer or focus; Ctrl+Z does the same as
 * the button. It shows while `message` is not empty.
 * @fires undo
 * @fires toast-gone
 */
@customElement('toast-line')
export class ToastLine extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      :host([floating]) {
        position: fixed;
        z-index: 2;
        inset-block-end: calc(var(--space-6) + var(--space-3));
        inset-inline: var(--space-2);
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      p {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: var(--target-tall);
        padding: var(--space-05) var(--space-05) var(--space-05) var(--space-2);
        border-radius: var(--radius);
        background: var(--text);
        color: var(--surface);
        font: var(--type-small);
        box-shadow: var(--shadow-float);
        pointer-events: auto;
      }
      p.plain {
        padding-inline-end: var(--space-2);
      }
      button {
        min-block-size: 36px;
        padding-inline: var(--space-15);
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        color: inherit;
        font-weight: var(--strong);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
      button:focus-visible {
        outline-color: var(--surface);
        outline-offset: -3px;
      }
    `,
  ]

  @property() message = ''
  /** Whether there is a way back. */
  @property({ type: Boolean }) undoable = false
  private left = stays
  private since = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback() {
    super.connectedCallback()
    document.addEventListener('keydown', this.undoByKey)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.undoByKey)
    clearTimeout(this.timer)
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('message')) return
    clearTimeout(this.timer)
    this.left = stays
    if (this.message) this.goOn()
  }

  override render() {
    // The region is there before its words, or they would not be spoken.
    return html`<div
      role="status"
      @pointerenter=${this.pause}
      @pointerleave=${this.goOn}
      @focusin=${this.pause}
      @focusout=${this.goOn}
    >
      ${this.message ? this.renderMessage() : nothing}
    </div>`
  }

  private renderMessage() {
    if (!this.undoable) return html`<p class="plain">${this.message}</p>`
    return html`<p>
      <span>${this.message}</span>
      <button type="button" aria-keyshortcuts="Control+Z" @click=${this.undo}>${text('toast.undo')}</button>
    </p>`
  }

  private pause() {
    clearTimeout(this.timer)
    this.left -= Date.now() - this.since
  }

  private goOn() {
    clearTimeout(this.timer)
    this.since = Date.now()
    // Nobody can find a button again in less than two seconds after having left it.
    this.timer = setTimeout(() => this.leave(false), Math.max(this.left, 2000))
  }

  private undo() {
    emit(this, 'undo', {})
    this.leave(true)
  }

  private leave(undone: boolean) {
    clearTimeout(this.timer)
    this.message = ''
    emit(this, 'toast-gone', { undone })
  }

  private readonly undoByKey = (event: KeyboardEvent) => {
    const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
    if (!asked || !this.message || !this.undoable || isField(event.composedPath()[0])) return
    event.preventDefault()
    this.undo()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'toast-line': ToastLine
  }
}
