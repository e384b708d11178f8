import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { fields, ground } from '../../api/client.ts'
import type { Meeting } from '../contract.ts'
import { text } from './texts.ts'

/**
 * When and where people meet; a time is enough, and none leaves it open.
 * @fires meeting-changed
 */
@customElement('meeting-fields')
export class MeetingFields extends LitElement {
  static override styles = [
    ground,
    fields,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(11rem, auto) minmax(0, 1fr);
        gap: var(--space-1);
      }
      label {
        display: grid;
        gap: 2px;
        font: var(--type-small);
        color: var(--muted);
      }
      @container (max-width: 420px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property({ attribute: false }) meeting: Meeting | null = null
  @query('input[type=datetime-local]') private when!: HTMLInputElement
  @query('input:not([type])') private where!: HTMLInputElement

  override render() {
    return html`<label>
        ${text('meeting.when')}
        <input
          class="input"
          type="datetime-local"
          .value=${this.meeting ? toLocal(this.meeting.at) : ''}
          @input=${this.note}
        />
      </label>
      <label>
        ${text('meeting.where')}
        <input class="input" maxlength="200" dir="auto" .value=${this.meeting?.place ?? ''} @input=${this.note} />
      </label>`
  }

  private note() {
    const at = Date.parse(this.when.value)
    this.meeting = Number.isNaN(at) ? null : { at, place: this.where.value }
    this.dispatchEvent(
      new CustomEvent('meeting-changed', { detail: { meeting: this.meeting }, bubbles: true, composed: true }),
    )
  }
}

/** A moment on the reader's calendar, as the field wants it: `2026-04-29T16:00`. */
function toLocal(at: number): string {
  const date = new Date(at)
  const part = (value: number) => String(value).padStart(2, '0')
  const day = [date.getFullYear(), part(date.getMonth() + 1), part(date.getDate())].join('-')
  return `${day}T${part(date.getHours())}:${part(date.getMinutes())}`
}

declare global {
  interface HTMLElementTagNameMap {
    'meeting-fields': MeetingFields
  }
  interface HTMLElementEventMap {
    'meeting-changed': CustomEvent<{ meeting: Meeting | null }>
  }
}
