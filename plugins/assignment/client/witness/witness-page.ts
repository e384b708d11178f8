import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { contract, Mark, WitnessView } from '../../contract.ts'
import { sayHappened } from '../evidence/happened.ts'
import { isMarked } from '../../../api/rubric-marks.ts'
import { AnsweringPage, withWords, type PageWords } from './answering-page.ts'
import { text } from './texts.ts'

type Answer = 'confirm' | 'giveBack' | 'notMine'

/** One work, for somebody who saw it and has no account: what it shows, and their answer. */
@customElement('witness-page')
export class WitnessPage extends AnsweringPage<(typeof contract)['guests']['witness'], WitnessView, Answer> {
  @state() private marks: readonly Mark[] = []

  protected look(): Promise<WitnessView> {
    return this.client.query('read', {})
  }

  protected wordsFor({ name }: WitnessView): PageWords<Answer> {
    return {
      ...{ title: text('title', { name }), why: text('why') },
      about: (values) => text('about', values),
      done: (answer) => text(`done.${answer}`, { name }),
    }
  }

  protected override renderShown({ pieces, held }: WitnessView): TemplateResult {
    return html`<section aria-labelledby="evidence">
      <h2 id="evidence">${text('evidence')}</h2>
      <ul role="list">
        ${pieces.map(
          ({ words, link, amount, unit, file, ...happened }) =>
            html`<li>
              ${words ? html`<p class="said" dir="auto">${words}</p>` : nothing}
              ${amount === null ? nothing : html`<p>${new Intl.NumberFormat(text('language')).format(amount)} <span dir="auto">${unit}</span></p>`}
              ${sayHappened(happened) ? html`<p class="note" dir="auto">${sayHappened(happened)}</p>` : nothing}
              ${link === null ? nothing : html`<p class="said"><a href=${link} rel="noreferrer noopener" target="_blank">${link}</a></p>`}
              ${file ? html`<attached-files .files=${[file]} .client=${this.client}></attached-files>` : nothing}
            </li>`,
        )}
      </ul>
      ${held > 0 ? html`<p class="note">${text('held', { count: held })}</p>` : nothing}
    </section>`
  }

  protected renderAsked({ rung }: WitnessView): TemplateResult {
    const { criteria } = withWords(rung)
    return html`${criteria.length > 0 ? html`<p>${text('criteria')}</p>` : nothing}
      <rubric-marks
        .criteria=${criteria}
        .marks=${this.marks}
        @marked=${({ detail }: CustomEvent<readonly Mark[]>) => (this.marks = detail)}
      ></rubric-marks>`
  }

  protected override renderLast({ name }: WitnessView): TemplateResult {
    return html`<label class="field"
      >${text('words', { name })}
      <textarea class="input" name="words" rows="3" maxlength="2000" dir="auto"></textarea>
    </label>`
  }

  protected renderAnswers(seen: WitnessView): TemplateResult {
    return html`<button class="button primary tall" type="button" @click=${() => this.confirm(seen)}>
        ${text('confirm')}
      </button>
      <button class="button tall" type="button" @click=${() => this.giveBack()}>${text('more')}</button>
      <button class="button quiet tall" type="button" @click=${() => this.notMine()}>${text('notMine')}</button>`
  }

  private confirm({ rung, version }: WitnessView): Promise<void> | void {
    const { marks } = this
    if (!this.isNamed()) return
    if (!isMarked(rung.criteria, marks)) return this.miss(text('needMarks'))
    const words = this.read('words')
    return this.answer('confirm', () =>
      this.client.command('confirm', { ...this.names, version, marks: [...marks], words }),
    )
  }

  private giveBack(): Promise<void> | void {
    if (!this.isNamed()) return
    const reason = this.read('words')
    if (reason === '') return this.miss(text('needReason'), 'words')
    return this.answer('giveBack', () => this.client.command('giveBack', { ...this.names, reason }))
  }

  private notMine(): Promise<void> | void {
    if (!this.isNamed()) return
    const reason = this.read('words')
    return this.answer('notMine', () => this.client.command('notMine', { ...this.names, reason }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'witness-page': WitnessPage
  }
}
