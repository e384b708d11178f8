import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'
import { emit } from './events.ts'
import { icon } from './icons.ts'
import './people/presence-strip.ts'
import type { PersonCard } from './types.ts'

/**
 * The small head of a place: where one is, who is here, and what else there is to do.
 * @slot menu buttons and menus, at the end of the line
 * @fires back
 */
@customElement('app-header')
export class AppHeader extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: 48px;
        padding-inline: var(--space-2) var(--space-1);
      }
      .back {
        margin-inline-start: -6px;
      }
      .title,
      .context {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .title {
        font: var(--type-body);
        font-weight: var(--strong);
      }
      .context {
        flex: 0 1000 auto;
        font: var(--type-small);
        color: var(--muted);
      }
      .context::before {
        content: '·';
        margin-inline-end: var(--space-1);
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--space-05);
        flex: none;
        margin-inline-start: auto;
      }
      presence-strip {
        margin-inline-end: var(--space-1);
      }
      [data-room='narrow'] .context,
      [data-room='faces'] .context {
        display: none;
      }
      [data-room='faces'] .tools {
        gap: 0;
      }
      @media print {
        header {
          padding-inline: 0;
        }
        .back,
        .tools {
          display: none;
        }
      }
    `,
  ]

  @property() heading = ''
  /** Beside the heading, where there is room: the course, the cohort. */
  @property() context = ''
  /** Where the way back leads; no way back when empty. */
  @property({ attribute: 'back-href' }) backHref = ''
  /** What lies there. */
  @property({ attribute: 'back-label' }) backLabel = ''
  /** False on a page whose own first heading says more. */
  @property({ attribute: false }) first = true
  @property({ attribute: false }) people: readonly PersonCard[] = []
  @property({ type: Number }) total = 0
  @state() private room: 'wide' | 'narrow' | 'faces' = 'wide'
  // Measured and not left to a container query, because the words change with the room, not only the looks.
  private readonly measure = new ResizeObserver(([entry]) => this.noteWidth(entry?.contentRect.width ?? 0))

  override connectedCallback() {
    super.connectedCallback()
    this.measure.observe(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.measure.disconnect()
  }

  override render() {
    return html`<header data-room=${this.room}>
      ${this.renderBack()}
      ${this.first ? html`<h1 class="title">${this.heading}</h1>` : html`<p class="title">${this.heading}</p>`}
      ${this.context ? html`<span class="context">${this.context}</span>` : nothing}
      <div class="tools">
        ${this.isAlone ? nothing : html`<presence-strip .people=${this.people} .total=${this.total} .room=${this.room}></presence-strip>`}
        <slot name="menu"></slot>
      </div>
    </header>`
  }

  /** Nobody but oneself: where there is little room, the title needs it more. */
  private get isAlone(): boolean {
    return this.room === 'faces' && this.total <= 1
  }

  private renderBack() {
    if (!this.backHref) return nothing
    const label = text('header.back', { place: this.backLabel })
    return html`<a
      class="icon-button back"
      href=${this.backHref}
      aria-label=${label}
      title=${label}
      @click=${this.back}
    >
      ${icon('back')}
    </a>`
  }

  private back(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    if (!emit(this, 'back', {})) event.preventDefault()
  }

  private noteWidth(width: number) {
    this.room = width > 480 ? 'wide' : width >= 400 ? 'narrow' : 'faces'
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-header': AppHeader
  }
}
