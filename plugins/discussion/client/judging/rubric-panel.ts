import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  buttons,
  callName,
  fields,
  ground,
  nameOf,
  sayExactly,
  sayFailure,
  showToast,
  type ActivityClient,
} from '../../../api/client.ts'
import type { CriterionMark } from '../../../api/contract.ts'
import { isMarked } from '../../../api/rubric-marks.ts'
import type { contract, Contributions, Judged } from '../../contract.ts'
import { judgingStyles } from './judging.styles.ts'
import { isSameRubric, pointsOf } from './points.ts'
import { said } from './texts.ts'

/**
 * The rubric beside what somebody brought: a level for each row, a word, and what it comes to.
 * @fires judged-again when what is shown is not what is there any more
 */
@customElement('rubric-panel')
export class RubricPanel extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    judgingStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-15);
        padding: var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-large);
        background: var(--raised);
      }
      .field {
        display: grid;
        gap: var(--space-05);
        font: var(--type-small);
      }
      .button {
        justify-self: start;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) brought!: Contributions
  @state() private judged: Judged | undefined
  @state() private marks: readonly CriterionMark[] = []
  @state() private busy = false
  @state() private failed = ''
  @state() private isStale = false
  @query('textarea') private field!: HTMLTextAreaElement

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('brought')) return
    const isOther = changed.get('brought')?.person.id !== this.brought.person.id
    // What is being marked stays, until somebody asks for what is there now.
    if (!isOther && !this.isStale) return
    this.judged = this.brought
    this.marks = this.brought.judgement?.marks ?? []
    this.failed = ''
    this.isStale = false
  }

  override focus(options?: FocusOptions) {
    const head = this.renderRoot.querySelector<HTMLElement>('h2')
    head?.focus(options)
    head?.scrollIntoView({ block: 'start' })
  }

  override render() {
    if (!this.judged) return nothing
    const { person } = this.brought
    const { criteria, judgement } = this.judged
    const name = callName(person)
    if (criteria.length === 0) return html`<p class="note">${said('own.none')}</p>`
    return html`<section aria-labelledby="rubric">
      <h2 id="rubric" tabindex="-1">${said('person.rubric')}</h2>
      ${judgement ? this.renderBefore(judgement) : nothing}
      <rubric-marks .criteria=${criteria} .marks=${this.marks} @marked=${this.mark}></rubric-marks>
      <p class="note" role="status">${said('person.points', { points: pointsOf(criteria, this.marks) })}</p>
      <label class="field"
        >${said('person.words', { name })}
        <textarea
          class="input"
          rows="4"
          maxlength="2000"
          dir="auto"
          aria-describedby="hint"
          .value=${this.client.drafts.find(this.place)?.markdown ?? judgement?.words ?? ''}
          @input=${this.keep}
        ></textarea>
      </label>
      <p class="note" id="hint">${said('person.words.hint', { name })}</p>
      <p class="wrong" role="alert">${this.failed}</p>
      ${this.isStale ? this.renderAgain() : nothing}
      <button class="button primary" type="button" ?disabled=${this.busy} @click=${this.save}>
        ${said('person.save', { name })}
      </button>
    </section>`
  }

  private renderBefore({ by, at, criteria }: NonNullable<Judged['judgement']>): TemplateResult {
    const who = nameOf(this.judged?.people.find(({ id }) => id === by))
    const isOther = !isSameRubric(criteria, this.judged?.criteria ?? [])
    return html`<p class="note">
      ${said('person.before', { by: who, when: sayExactly(at) })} ${isOther ? said('person.changed') : nothing}
    </p>`
  }

  private renderAgain() {
    return html`<button
      class="button"
      type="button"
      @click=${() => this.dispatchEvent(new CustomEvent('judged-again'))}
    >
      ${said('person.again')}
    </button>`
  }

  private get place(): string {
    return `discussion.rubric.${this.brought.person.id}`
  }

  private keep() {
    this.client.drafts.save(this.place, this.field.value)
  }

  private mark({ detail }: CustomEvent<readonly CriterionMark[]>) {
    this.marks = detail
    this.failed = ''
  }

  private async save() {
    const { judged, marks } = this
    const isMissing = !isMarked(judged?.criteria ?? [], marks)
    this.failed = isMissing ? said('person.missing') : ''
    if (isMissing) return
    this.busy = true
    const { person } = this.brought
    const version = judged?.judgement?.version ?? 0
    const input = { person: person.id, version, marks: [...marks], words: this.field.value }
    try {
      this.judged = await this.client.command('judge', input)
      this.client.drafts.remove(this.place)
      showToast(this, said('person.saved', { name: callName(person) }))
    } catch (error) {
      this.failed = sayFailure(error)
      this.isStale = error instanceof Error && 'code' in error && error.code === 'changed_meanwhile'
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rubric-panel': RubricPanel
  }
}
