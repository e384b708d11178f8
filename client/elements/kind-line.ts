import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { renderPart, toneStyles } from './kind-label.ts'
import type { KindPart } from './types.ts'

/** A line of parts with dots between them: the kind, its ending, the count of replies. */
@customElement('kind-line')
export class KindLine extends LitElement {
  static override styles = [
    ground,
    toneStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        overflow: hidden;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        font: var(--type-small);
        /* A dot that would begin a line lies outside, and is cut off. */
        margin-inline-start: -1rem;
      }
      p > span {
        position: relative;
        display: inline-flex;
        padding-inline-start: 1rem;
      }
      p > span::before {
        content: '·';
        position: absolute;
        inset-inline-start: 0;
        inline-size: 1rem;
        text-align: center;
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) parts: readonly KindPart[] = []

  override render() {
    return html`<p>${this.parts.map((part) => html`<span>${renderPart(part)}</span> `)}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kind-line': KindLine
  }
}
