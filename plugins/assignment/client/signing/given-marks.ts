import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../../../api/client.ts'
import type { Criterion } from '../../../api/contract.ts'
import type { Mark, Rung } from '../../contract.ts'
import { withWords } from '../ladder/rung-words.ts'
import { said } from '../together.ts'

/** How far each criterion was met, as somebody said it; nothing while nobody has said anything by them. */
@customElement('given-marks')
export class GivenMarks extends LitElement {
  static override styles = [
    ground,
    css`
      ul {
        display: grid;
        gap: var(--space-05);
        font: var(--type-small);
      }
      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        align-items: start;
        gap: var(--space-05);
        overflow-wrap: anywhere;
      }
      li:not(.met) {
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) rung!: Rung
  @property({ attribute: false }) marks: readonly Mark[] = []

  override render() {
    const { criteria } = withWords(this.rung)
    const given = criteria.filter(
      ({ id, levels }) => levels.length === 0 || this.marks.some((mark) => mark.criterion === id),
    )
    if (this.marks.length === 0 || given.length === 0) return nothing
    return html`<ul role="list">
      ${given.map((criterion) => this.renderMark(criterion))}
    </ul>`
  }

  private renderMark({ id, text: criterion, levels }: Criterion): TemplateResult {
    const level = this.marks.find((mark) => mark.criterion === id)?.level ?? 0
    const isMet = levels.length > 0 || level > 0
    const words = levels.length > 0 ? said('marks.level', { criterion, level: levels[level] ?? '' }) : criterion
    return html`<li class=${isMet ? 'met' : ''}>
      ${isMet ? html`<app-icon name="check" small></app-icon>` : html`<span></span>`}
      <span dir="auto">${isMet ? words : said('marks.not', { criterion })}</span>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'given-marks': GivenMarks
  }
}
