import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { tendingText } from '../../../texts/tending-later.ts'
import { ground } from '../../../styles/shared.ts'

const second = 1000
/** In seconds. */
const minute = 60

/** Above the composer of a slow conversation: how often one writes there, and how long it is until one can write again. */
@customElement('slow-line')
export class SlowLine extends LitElement {
  static override styles = [
    ground,
    css`
      p {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  /** In seconds. */
  @property({ type: Number }) every = 0
  /** When one wrote last, in ms; 0 for never. */
  @property({ type: Number }) last = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  override render() {
    if (this.every === 0) return nothing
    const { left } = this
    return html`<p role="note">
      ${sayTime('slow.every', this.every)} ${left > 0 ? sayTime('slow.left', left) : nothing}
    </p>`
  }

  protected override updated(_changed: PropertyValues<this>) {
    clearTimeout(this.timer)
    if (this.left > 0) this.timer = setTimeout(() => this.requestUpdate(), second)
  }

  private get left(): number {
    return Math.max(0, Math.ceil((this.last + this.every * second - Date.now()) / second))
  }
}

/** In minutes from one on: nobody counts 300 seconds. */
const sayTime = (key: 'slow.every' | 'slow.left', seconds: number): string =>
  seconds < minute
    ? tendingText(key, { count: seconds })
    : tendingText(`${key}.minutes`, { count: Math.ceil(seconds / minute) })

declare global {
  interface HTMLElementTagNameMap {
    'slow-line': SlowLine
  }
}
