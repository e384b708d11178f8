import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { sayClock, sayExactly, sayWhen } from '../texts/dates.ts'
import { EachMinute } from './minute.ts'

/** How long ago something was; the exact time for those who point at it or hear it. */
@customElement('relative-time')
export class RelativeTime extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-block;
        position: relative;
        font: var(--type-note);
        color: var(--muted);
        white-space: nowrap;
      }
      .seen {
        display: inline-block;
      }
      .seen::first-letter {
        text-transform: uppercase;
      }
    `,
  ]

  /** Milliseconds since 1970. */
  @property({ type: Number }) at = 0
  /** Shows the time of day instead, where the day is said elsewhere. */
  @property({ type: Boolean }) clock = false

  constructor() {
    super()
    new EachMinute(this)
  }

  override render() {
    const exact = sayExactly(this.at)
    return html`<time datetime=${new Date(this.at).toISOString()} title=${exact}
      ><span class="seen" aria-hidden="true">${this.clock ? sayClock(this.at) : sayWhen(this.at, Date.now())}</span
      ><span class="visually-hidden">${exact}</span></time
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relative-time': RelativeTime
  }
}
