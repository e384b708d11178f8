import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { icon } from './icons.ts'
import type { KindPart } from './types.ts'

/** The tones of a part, shared with the line of parts. */
export const toneStyles = css`
  .part {
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
    font: var(--type-small);
    color: var(--muted);
  }
  .part .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .part.reached {
    color: var(--positive);
  }
  .part.waiting {
    color: var(--attention);
  }
`

/** Draws one part: a drawing and a word, in the colour of its news. */
export const renderPart = ({ icon: name, text, tone = 'quiet' }: KindPart) =>
  html`<span class="part ${tone}">${name ? icon(name) : nothing}${text}</span>`

/** What kind of talk something is, or how it ended: a drawing and a word. */
@customElement('kind-label')
export class KindLabel extends LitElement {
  static override styles = [
    ground,
    toneStyles,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ]

  @property({ attribute: false }) kind: KindPart | undefined

  override render() {
    return this.kind ? renderPart(this.kind) : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kind-label': KindLabel
  }
}
