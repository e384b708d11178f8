import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Criterion } from '../../../plugins/api/contract.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { icon } from '../icons.ts'
import { rubricText as text } from './texts.ts'

const mostCriteria = 12
const mostLevels = 6
const longestLevel = 200

/**
 * The criteria by which something is looked at, as their designer writes them. What is half written is told as it is:
 * `tidyRubric` makes of it what is kept.
 * @fires rubric-changed the criteria as they are now
 */
@customElement('rubric-editor')
export class RubricEditor extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    css`
      :host {
        display: block;
        inline-size: 100%;
      }
      .criterion {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-05) var(--space-1);
        padding-block: var(--space-05) var(--space-2);
      }
      label {
        display: grid;
        grid-column: 1;
        gap: var(--space-05);
        font: var(--type-small);
      }
    `,
  ]

  @property({ attribute: false }) criteria: readonly Criterion[] = []

  override render() {
    return html`${this.criteria.map((criterion, place) => this.renderCriterion(criterion, place))}
    ${
      this.criteria.length < mostCriteria
        ? html`<button class="text-button" id="add" type="button" @click=${this.add}>
            ${icon('plus', 'small')}${text('add')}
          </button>`
        : nothing
    }`
  }

  private renderCriterion({ text: words, levels }: Criterion, at: number): TemplateResult {
    const place = at + 1
    const remove = text('remove', { place })
    return html`<div class="criterion">
      <input
        class="input words"
        maxlength="300"
        dir="auto"
        aria-label=${text('criterion', { place })}
        .value=${live(words)}
        @input=${(event: Event) => this.change(at, { text: valueOf(event) })}
      />
      <button class="icon-button" type="button" aria-label=${remove} title=${remove} @click=${() => this.takeOut(at)}>
        ${icon('close')}
      </button>
      <label
        >${text('levels')}<textarea
          class="input"
          rows=${Math.max(1, levels.length)}
          dir="auto"
          .value=${levels.join('\n')}
          @change=${(event: Event) => this.change(at, { levels: linesOf(valueOf(event)) })}
        ></textarea>
      </label>
    </div>`
  }

  private change(at: number, change: Partial<Criterion>) {
    this.tell(this.criteria.map((each, place) => (place === at ? { ...each, ...change } : each)))
  }

  private async takeOut(at: number) {
    this.tell(this.criteria.toSpliced(at, 1))
    await this.focusWords(at - 1)
  }

  private async add() {
    const known = new Set(this.criteria.map(({ id }) => id))
    const id = Array.from({ length: mostCriteria + 1 }, (_, n) => `c${n + 1}`).find((each) => !known.has(each)) ?? ''
    this.tell([...this.criteria, { id, text: '', levels: [] }])
    await this.focusWords(this.criteria.length - 1)
  }

  /** Into the words of a criterion; where there is none, to what adds one. */
  private async focusWords(at: number) {
    await this.updateComplete
    const words = this.renderRoot.querySelectorAll<HTMLElement>('.words')
    const goal = words[Math.max(0, at)] ?? this.renderRoot.querySelector<HTMLElement>('#add')
    goal?.focus()
  }

  private tell(criteria: readonly Criterion[]) {
    this.criteria = criteria
    this.dispatchEvent(new CustomEvent<readonly Criterion[]>('rubric-changed', { detail: criteria }))
  }
}

/** The listeners are on the fields themselves. */
const valueOf = (event: Event): string => (event.target as HTMLInputElement).value

const linesOf = (value: string): string[] =>
  value
    .split('\n')
    .map((line) => line.trim().slice(0, longestLevel))
    .filter((line) => line !== '')
    .slice(0, mostLevels)

declare global {
  interface HTMLElementTagNameMap {
    'rubric-editor': RubricEditor
  }
  interface HTMLElementEventMap {
    'rubric-changed': CustomEvent<readonly Criterion[]>
  }
}
