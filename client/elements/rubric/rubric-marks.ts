import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Criterion, CriterionMark } from '../../../plugins/api/contract.ts'
import { ground } from '../../styles/shared.ts'
import { choiceStyles } from './choice-row.styles.ts'

/** How far each criterion was met: a box to tick, or the levels of a rubric. Says `marked` with all marks. */
@customElement('rubric-marks')
export class RubricMarks extends LitElement {
  static override styles = [
    ground,
    choiceStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-15);
      }
      .criterion {
        display: grid;
        gap: var(--space-05);
        padding-block-end: var(--space-1);
        border-block-end: 1px solid var(--line);
      }
      .check {
        display: flex;
        gap: var(--space-1);
        align-items: flex-start;
        min-block-size: var(--target-least);
      }
      .check input {
        flex: none;
        inline-size: 18px;
        block-size: 18px;
        margin: 3px 0 0;
        accent-color: var(--accent);
      }
    `,
  ]

  /** With their words in the reader's language. */
  @property({ attribute: false }) criteria: readonly Criterion[] = []
  @property({ attribute: false }) marks: readonly CriterionMark[] = []

  override render() {
    return this.criteria.length === 0 ? nothing : this.criteria.map((criterion) => this.renderCriterion(criterion))
  }

  private renderCriterion({ id, text: words, levels }: Criterion): TemplateResult {
    const level = this.marks.find(({ criterion }) => criterion === id)?.level
    if (levels.length === 0)
      return html`<label class="check"
        ><input
          type="checkbox"
          .checked=${level === 1}
          @change=${(event: Event) =>
            // The listener is on the box itself.
            this.mark(id, (event.target as HTMLInputElement).checked ? 1 : 0)}
        /><span dir="auto">${words}</span></label
      >`
    return html`<fieldset class="criterion">
      <legend dir="auto">${words}</legend>
      <div class="choice-row">
        ${levels.map(
          (each, place) =>
            html`<label
              ><input type="radio" name=${id} .checked=${level === place} @change=${() => this.mark(id, place)} /><span
                dir="auto"
                >${each}</span
              ></label
            >`,
        )}
      </div>
    </fieldset>`
  }

  private mark(criterion: string, level: number) {
    this.marks = [...this.marks.filter((mark) => mark.criterion !== criterion), { criterion, level }]
    this.dispatchEvent(new CustomEvent<readonly CriterionMark[]>('marked', { detail: this.marks }))
  }
}

/** Whether every row of a rubric has a mark; a box without a tick says enough. */
export const isMarked = (criteria: readonly Criterion[], marks: readonly CriterionMark[]): boolean =>
  criteria.every(({ id, levels }) => levels.length === 0 || marks.some(({ criterion }) => criterion === id))

declare global {
  interface HTMLElementTagNameMap {
    'rubric-marks': RubricMarks
  }
}
