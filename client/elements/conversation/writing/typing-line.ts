import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../../styles/shared.ts'
import { sayList } from '../../../texts/dates.ts'
import { text } from '../../../texts/texts.ts'
import { callName } from '../../people/names.ts'
import type { PersonCard } from '../../types.ts'

/** More names than these make a line that nobody reads before it changes. */
const mostNamed = 3

/** Who is typing. It keeps its room while nobody is, so that nothing moves, and is not spoken. */
@customElement('typing-line')
export class TypingLine extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        block-size: 1.75rem;
        padding-block-start: var(--space-05);
        color: var(--muted);
        font: var(--type-small);
      }
      p {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      p > span:last-child {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .dots {
        display: inline-flex;
        gap: 3px;
      }
      i {
        inline-size: 5px;
        block-size: 5px;
        border-radius: 50%;
        background: currentColor;
        animation: breathe 1.2s var(--ease) infinite alternate;
      }
      i:nth-child(2) {
        animation-delay: 0.2s;
      }
      i:nth-child(3) {
        animation-delay: 0.4s;
      }
      @keyframes breathe {
        from {
          opacity: 0.3;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          animation: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) people: readonly PersonCard[] = []

  override render() {
    if (this.people.length === 0) return nothing
    return html`<p>
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span>${this.sayWho()}</span>
    </p>`
  }

  private sayWho(): string {
    const count = this.people.length
    if (count > mostNamed) return text('typing.many', { count })
    return text('typing.names', { count, names: sayList(this.people.map(callName)) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'typing-line': TypingLine
  }
}
