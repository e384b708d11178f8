import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { text } from '../texts/texts.ts'

/** Where messages will be. It shows only after 300 ms, so that what loads quickly does not flicker. */
@customElement('skeleton-lines')
export class SkeletonLines extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      .waiting {
        /* Invisible at first; the delay is the whole trick. */
        animation: appear 0s 300ms both;
      }
      .line {
        display: grid;
        grid-template-columns: 36px minmax(0, 1fr);
        gap: var(--space-1) var(--space-15);
        padding-block: var(--space-1);
        animation: breathe 1.6s var(--ease) infinite;
      }
      i,
      b {
        background: var(--line);
      }
      i {
        grid-row: 1 / span 3;
        inline-size: 36px;
        block-size: 36px;
        border-radius: var(--radius-face);
      }
      b {
        grid-column: 2;
        block-size: 12px;
        border-radius: 3px;
      }
      b:first-of-type {
        inline-size: 30%;
        margin-block-start: 4px;
      }
      b:last-of-type {
        inline-size: 72%;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
      @keyframes breathe {
        50% {
          opacity: 0.5;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .line {
          animation: none;
        }
      }
    `,
  ]

  /** How many messages to make room for. */
  @property({ type: Number }) count = 3
  /** What is loading. */
  @property() label = ''

  override render() {
    return html`<div class="waiting" role="status">
      <span class="visually-hidden">${this.label || text('loading')}</span>
      ${Array.from({ length: this.count }, () => html`<div class="line" aria-hidden="true"><i></i><b></b><b></b></div>`)}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skeleton-lines': SkeletonLines
  }
}
