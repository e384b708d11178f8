import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, GuestElement, sayUntil } from '../../../api/guest-page.ts'
import type { contract, Mark, WitnessView } from '../../contract.ts'
import { fillWords } from '../../ladder-words.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { sayHappened } from '../evidence/happened.ts'
import { isMarked } from '../../../api/rubric-marks.ts'
import { text } from './texts.ts'
import { witnessPageStyles } from './witness-page.styles.ts'

type Answer = 'confirm' | 'giveBack' | 'notMine'

/** One work, for somebody who saw it and has no account: what it shows, and their answer. Opening it confirms nothing. */
@customElement('witness-page')
export class WitnessPage extends GuestElement<(typeof contract)['guests']['witness']> {
  static override styles = [ground, buttons, fields, witnessPageStyles]

  @state() private seen: WitnessView | undefined
  @state() private marks: readonly Mark[] = []
  @state() private done: Answer | undefined
  @state() private failed = ''
  private busy = false
  @query('#name') private nameField!: HTMLInputElement
  @query('#role') private roleField!: HTMLInputElement
  @query('#words') private wordsField!: HTMLTextAreaElement

  override connectedCallback() {
    super.connectedCallback()
    document.title = 'Tertulia'
    void this.look()
  }

  override render() {
    if (this.done && this.seen) return this.renderDone(this.done, this.seen)
    if (!this.seen) return html`<p role=${this.failed ? 'alert' : 'status'}>${this.failed || text('opening')}</p>`
    const { name, address } = this.seen
    return html`<h1>${text('title', { name })}</h1>
      <p>${text('why')}</p>
      <p class="note">${text('about', { address, until: sayUntil(this.client.until, Date.now()) })}</p>
      ${this.renderWhat(this.seen)} ${this.renderEvidence(this.seen)} ${this.renderAnswer(this.seen)}`
  }

  private renderWhat({ activity, practice, rung }: WitnessView): TemplateResult {
    const { title, text: words } = withWords(rung)
    return html`<section aria-labelledby="what">
      <h2 id="what">${text('what')}</h2>
      <p><strong dir="auto">${title}</strong> <span class="note" dir="auto">${activity}</span></p>
      <p class="said" dir="auto">${words}</p>
      ${practice.trim() ? html`<p class="said note" dir="auto">${practice.trim()}</p>` : nothing}
    </section>`
  }

  private renderEvidence({ pieces, held }: WitnessView): TemplateResult {
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

  private renderAnswer({ name, rung }: WitnessView): TemplateResult {
    const { criteria } = withWords(rung)
    return html`<section class="answer" aria-labelledby="answer">
      <h2 id="answer">${text('answer')}</h2>
      ${criteria.length > 0 ? html`<p>${text('criteria')}</p>` : nothing}
      <rubric-marks
        .criteria=${criteria}
        .marks=${this.marks}
        @marked=${({ detail }: CustomEvent<readonly Mark[]>) => (this.marks = detail)}
      ></rubric-marks>
      <label class="field"
        >${text('name')}<input class="input" id="name" maxlength="100" autocomplete="name" dir="auto"
      /></label>
      <label class="field"
        >${text('role')}<input
          class="input"
          id="role"
          maxlength="100"
          autocomplete="organization-title"
          aria-describedby="role-hint"
          dir="auto"
        />
      </label>
      <p class="note" id="role-hint">${text('roleHint')}</p>
      <label class="field"
        >${text('words', { name })}
        <textarea class="input" id="words" rows="3" maxlength="2000" dir="auto"></textarea>
      </label>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary tall" type="button" @click=${() => this.confirm()}>${text('confirm')}</button>
        <button class="button tall" type="button" @click=${() => this.giveBack()}>${text('more')}</button>
        <button class="button quiet tall" type="button" @click=${() => this.notMine()}>${text('notMine')}</button>
      </div>
    </section>`
  }

  private renderDone(done: Answer, { name }: WitnessView): TemplateResult {
    return html`<h1 tabindex="-1">${text(`done.${done}`, { name })}</h1>
      <p>${text('done.why')}</p>`
  }

  private async look(): Promise<void> {
    try {
      this.seen = await this.client.query('read', {})
    } catch (error) {
      this.failed = sayFailure(error)
    }
  }

  private confirm(): Promise<void> | void {
    const { seen, marks } = this
    if (!seen || !this.isNamed()) return
    if (!isMarked(seen.rung.criteria, marks)) return this.miss(text('needMarks'))
    const words = this.wordsField.value
    return this.answer('confirm', () =>
      this.client.command('confirm', { ...this.names, version: seen.version, marks: [...marks], words }),
    )
  }

  private giveBack(): Promise<void> | void {
    if (!this.isNamed()) return
    const reason = this.wordsField.value
    if (reason.trim() === '') return this.miss(text('needReason'), this.wordsField)
    return this.answer('giveBack', () => this.client.command('giveBack', { ...this.names, reason }))
  }

  private notMine(): Promise<void> | void {
    if (!this.isNamed()) return
    const reason = this.wordsField.value
    return this.answer('notMine', () => this.client.command('notMine', { ...this.names, reason }))
  }

  private get names() {
    return { name: this.nameField.value, role: this.roleField.value }
  }

  private isNamed(): boolean {
    const missing = [this.nameField, this.roleField].find(({ value }) => value.trim() === '')
    if (missing) this.miss(text('needName'), missing)
    return missing === undefined
  }

  private miss(words: string, field?: HTMLElement): void {
    this.failed = words
    field?.focus()
  }

  private async answer(kind: Answer, give: () => Promise<null>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.failed = ''
    try {
      await give()
      this.done = kind
      await this.updateComplete
      this.renderRoot.querySelector('h1')?.focus()
    } catch (error) {
      this.failed = sayFailure(error)
      if (isChanged(error)) await this.look()
    } finally {
      this.busy = false
    }
  }
}

const withWords = (rung: WitnessView['rung']) => fillWords(rung, text('language') === 'es' ? es : en)

const isChanged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'changed_meanwhile'

const sayFailure = (error: unknown): string =>
  isChanged(error) ? text('needAgain') : text('failed', { reason: error instanceof Error ? error.message : '' })

declare global {
  interface HTMLElementTagNameMap {
    'witness-page': WitnessPage
  }
}
