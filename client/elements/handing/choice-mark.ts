import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { ground } from '../../styles/shared.ts'
import { handingText as text } from '../../texts/handing/texts.ts'
import { emit } from '../events.ts'
import { excerptOf } from '../message/excerpt.ts'
import { callName } from '../people/names.ts'
import type { Message, PersonCard } from '../types.ts'

/**
 * Lies over a message while a stretch is chosen: wherever one points in it, it goes along or is left out. The arrow keys go
 * to the next one, with Shift take it in; Enter makes something of all.
 * @fires choice
 */
@customElement('choice-mark')
export class ChoiceMark extends LitElement {
  static override styles = [
    ground,
    css`
      label {
        position: absolute;
        inset: 0;
        display: flex;
        align-items: flex-start;
        justify-content: flex-end;
        padding: var(--space-1);
        border-inline-start: 3px solid transparent;
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      label:hover {
        background: color-mix(in srgb, var(--accent) 5%, transparent);
      }
      :host([chosen]) label {
        border-color: var(--accent);
        background: color-mix(in srgb, var(--accent) 11%, transparent);
      }
      :host([stays]) label {
        cursor: default;
      }
      input {
        inline-size: 1.125rem;
        block-size: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
        cursor: inherit;
      }
    `,
  ]

  @property({ attribute: false }) message!: Message
  @property({ attribute: false }) author: PersonCard | undefined
  @property({ type: Boolean, reflect: true }) chosen = false
  /** It cannot go along. */
  @property({ type: Boolean, reflect: true }) stays = false
  /** Takes the focus when it comes. */
  @property({ type: Boolean }) starts = false
  /** Whether it is known what there is to choose from. */
  @property({ type: Boolean }) ready = false
  @query('input') private box!: HTMLInputElement

  protected override firstUpdated() {
    if (this.starts) this.focus({ preventScroll: true })
  }

  protected override updated(changed: PropertyValues<this>) {
    // Once what stands below has its height, and the one that it has with its choices.
    if (this.starts && changed.has('ready')) requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }))
  }

  override render() {
    const said = { name: callName(this.author), words: excerptOf(this.message.html) }
    return html`<label
      ><input
        type="checkbox"
        aria-label=${text('along', said)}
        .checked=${live(this.chosen)}
        ?disabled=${this.stays}
        @change=${() => emit(this, 'choice', { deed: 'turn' })}
        @keydown=${this.move}
    /></label>`
  }

  override focus(options?: FocusOptions) {
    this.box.focus(options)
  }

  private move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape') emit(this, 'choice', { deed: 'leave' })
    else if (event.key === 'Enter') emit(this, 'choice', { deed: 'make' })
    else if (step === 0) return
    else this.walk(step, event.shiftKey)
    event.preventDefault()
    event.stopPropagation()
  }

  private walk(step: 1 | -1, takes: boolean) {
    const root = this.getRootNode()
    const marks = root instanceof ShadowRoot ? [...root.querySelectorAll<ChoiceMark>('choice-mark:not([stays])')] : []
    const next = marks[marks.indexOf(this) + step]
    if (!next) return
    if (takes && !next.chosen) emit(next, 'choice', { deed: 'turn' })
    next.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choice-mark': ChoiceMark
  }
}
