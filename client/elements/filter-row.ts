import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import './actions-menu.ts'
import { emit, type ElementEvents } from './events.ts'

/** One place to look at. */
export interface FilterChoice {
  key: string
  label: string
  count?: number
}

/**
 * Places to look at, the chosen one underlined; those that do not fit wait in a menu at the end.
 * @fires filter-changed
 */
@customElement('filter-row')
export class FilterRow extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--line);
      }
      .row {
        display: flex;
        align-items: center;
        gap: 0 var(--space-1);
        overflow: clip;
        overflow-clip-margin: 4px;
        margin-block-end: -1px;
        margin-inline: -4px;
      }
      button {
        display: inline-flex;
        align-items: center;
        flex: none;
        gap: 6px;
        min-inline-size: var(--target-least);
        min-block-size: max(36px, var(--target-primary));
        padding: 0 4px;
        border: 0;
        border-block-end: 2px solid transparent;
        background: none;
        color: var(--muted);
        font: var(--type-small);
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover {
        color: var(--text);
      }
      button[aria-pressed='true'] {
        border-color: var(--text);
        color: var(--text);
        font-weight: var(--strong);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .count {
        color: var(--muted);
        font-weight: var(--regular);
        font-variant-numeric: tabular-nums;
      }
      .elsewhere {
        box-shadow: inset 0 -2px 0 var(--text);
        --worded: var(--text);
        --worded-weight: var(--strong);
      }
      @media (forced-colors: active) {
        button[aria-pressed='false'] {
          border-color: Canvas;
        }
      }
      .beyond {
        position: absolute;
        visibility: hidden;
      }
    `,
  ]

  @property({ attribute: false }) choices: readonly FilterChoice[] = []
  @property() chosen = ''
  /** What the row chooses among. */
  @property() label = ''
  /** How many fit beside each other. */
  @state() private fitting = Infinity
  private widths: number[] = []
  private readonly measure = new ResizeObserver(([entry]) => this.fit(entry?.contentRect.width ?? 0))

  override connectedCallback() {
    super.connectedCallback()
    this.measure.observe(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.measure.disconnect()
  }

  override render() {
    const beyond = this.choices.slice(this.fitting)
    // The menu carries the name of what was chosen in it.
    const hidden = beyond.find(({ key }) => key === this.chosen)
    const items = beyond.map(({ key, label }) => ({ key, label, icon: 'forward' as const }))
    return html`<div class="row" role="group" aria-label=${this.label}>
      ${this.choices.map((choice, n) => this.renderChoice(choice, n))}
      ${
        items.length > 0
          ? html`<actions-menu
              worded
              class=${hidden ? 'elsewhere' : ''}
              .items=${items}
              .label=${hidden?.label ?? text('filter.more')}
              @action-chosen=${this.chooseBeyond}
            ></actions-menu>`
          : nothing
      }
    </div>`
  }

  private renderChoice({ key, label, count }: FilterChoice, n: number) {
    return html`<button
      type="button"
      class=${n >= this.fitting ? 'beyond' : ''}
      aria-pressed=${key === this.chosen ? 'true' : 'false'}
      @click=${() => this.choose(key)}
    >
      ${label}${count === undefined ? nothing : html` <span class="count">${count}</span>`}
    </button>`
  }

  private choose(key: string) {
    this.chosen = key
    emit(this, 'filter-changed', { key })
  }

  private chooseBeyond(event: CustomEvent<ElementEvents['action-chosen']>) {
    event.stopPropagation()
    this.choose(event.detail.key)
  }

  private fit(width: number) {
    const gap = 8
    const menu = 80
    this.widths = [...this.renderRoot.querySelectorAll('.row > button')].map((button) => button.clientWidth + gap)
    const whole = this.widths.reduce((sum, each) => sum + each, 0) - gap
    let used = menu
    const room = this.widths.findIndex((each) => (used += each) > width)
    this.fitting = whole <= width || room === -1 ? Infinity : Math.max(1, room)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'filter-row': FilterRow
  }
}
