import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../styles/shared.ts'
import { guidelineText } from '../../texts/guidelines/texts.ts'

/** What mentors are to know, folded away where they are at work: the course's own words, or where there are none the house's. */
@customElement('mentor-guidelines')
export class MentorGuidelines extends LitElement {
  static override styles = [
    ground,
    css`
      summary {
        cursor: pointer;
        min-block-size: var(--target-least);
        font: var(--type-small);
        font-weight: var(--strong);
        color: var(--accent);
      }
      p {
        white-space: pre-line;
        overflow-wrap: anywhere;
        font: var(--type-small);
      }
    `,
  ]

  /** A paragraph for each line. */
  @property() own = ''
  @property({ type: Boolean }) open = false

  override render() {
    return html`<details ?open=${this.open}>
      <summary>${guidelineText('heading')}</summary>
      <p dir="auto">${this.own || guidelineText('text')}</p>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mentor-guidelines': MentorGuidelines
  }
}
