import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  buttons,
  callName,
  fields,
  ground,
  nameOf,
  openPath,
  sayFailure,
  showToast,
  type ActivityClient,
} from '../../../api/client.ts'
import '../../../api/guidelines.ts'
import type { contract, Mark, Work } from '../../contract.ts'
import { pathOfWaiting } from '../addresses.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import { text } from '../texts.ts'
import { isMarked } from '../../../api/rubric-marks.ts'
import { signPanelStyles } from './sign-panel.styles.ts'

/** Where somebody puts their name: the criteria, a word, and sign, ask for more, or not mine. */
@customElement('sign-panel')
export class SignPanel extends LitElement {
  static override styles = [ground, buttons, fields, signPanelStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  @state() private marks: readonly Mark[] = []
  @state() private asking: 'nothing' | 'more' | 'again' = 'nothing'
  @state() private busy = false
  @state() private failed = ''
  @query('textarea') private field!: HTMLTextAreaElement

  override render() {
    const { may } = this.work
    if (may.reopen) return this.renderReopen()
    return may.sign ? this.renderSign() : nothing
  }

  private get isOwn(): boolean {
    return this.work.card.person === this.client.me.id
  }

  private renderSign(): TemplateResult {
    const person = findPerson(this.work.people, this.work.card.person)
    const rung = withWords(this.work.rung)
    if (this.asking === 'more') return this.renderReason('sign.reason', 'sign.send', (reason) => this.giveBack(reason))
    return html`<section aria-labelledby="sign">
      <h3 id="sign">${this.isOwn ? text('sign.titleSelf') : text('sign.title', { name: callName(person) })}</h3>
      ${this.work.guidelines === null ? nothing : html`<mentor-guidelines own=${this.work.guidelines}></mentor-guidelines>`}
      <rubric-marks
        .criteria=${rung.criteria}
        .marks=${this.marks}
        @marked=${({ detail }: CustomEvent<readonly Mark[]>) => this.mark(detail)}
      ></rubric-marks>
      <label class="field"
        >${this.isOwn ? text('sign.wordsSelf') : text('sign.words', { name: callName(person) })}
        <textarea class="input" rows="2" maxlength="2000" dir="auto"></textarea>
      </label>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="button" @click=${() => this.sign()}>
          <app-icon name="pen"></app-icon>${text('sign.sign')}
        </button>
        ${
          this.isOwn
            ? nothing
            : html`<button class="button" type="button" @click=${() => (this.asking = 'more')}>
                ${text('sign.return')}
              </button>`
        }
        ${
          this.work.may.passOn
            ? html`<button class="button quiet push" type="button" @click=${() => this.passOn()}>
                ${text('sign.notMine')}
              </button>`
            : nothing
        }
      </div>
    </section>`
  }

  private mark(marks: readonly Mark[]) {
    this.marks = marks
    this.failed = ''
  }

  private renderReason(
    label: 'sign.reason' | 'sign.reopenReason',
    action: 'sign.send' | 'sign.reopen',
    give: (reason: string) => Promise<void>,
  ): TemplateResult {
    return html`<section>
      <label class="field"
        >${text(label)}<textarea class="input" rows="3" maxlength="2000" dir="auto"></textarea>
      </label>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="button" @click=${() => give(this.field.value)}>${text(action)}</button>
        <button class="button quiet" type="button" @click=${() => (this.asking = 'nothing')}>
          ${text('sign.cancel')}
        </button>
      </div>
    </section>`
  }

  private renderReopen(): TemplateResult {
    if (this.asking === 'again')
      return this.renderReason('sign.reopenReason', 'sign.reopen', (reason) => this.reopen(reason))
    return html`<div>
      <button class="button quiet" type="button" @click=${() => (this.asking = 'again')}>${text('sign.reopen')}</button>
    </div>`
  }

  private async sign() {
    const { card, version, rung, people } = this.work
    const { marks } = this
    const isMissing = !isMarked(rung.criteria, marks)
    this.failed = isMissing ? text('sign.missing') : ''
    if (isMissing) return
    const done = await this.give(() =>
      this.client.command('sign', { work: card.id, version, marks: [...marks], words: this.field.value }),
    )
    if (!done) return
    const name = callName(findPerson(people, card.person))
    showToast(this, this.isOwn ? text('sign.doneSelf') : text('sign.done', { name }))
  }

  private async giveBack(reason: string) {
    if (reason.trim() === '') return this.field.focus()
    const { card, people } = this.work
    if (!(await this.give(() => this.client.command('giveBack', { work: card.id, reason })))) return
    showToast(this, text('sign.returned', { name: callName(findPerson(people, card.person)) }))
  }

  private async reopen(reason: string) {
    if (reason.trim() === '') return this.field.focus()
    await this.give(() => this.client.command('reopen', { work: this.work.card.id, reason }))
  }

  private async passOn() {
    const passed = await this.give(() => this.client.command('passOn', { work: this.work.card.id }))
    if (!passed) return
    showToast(this, passed.to ? text('sign.notMineDone', { name: nameOf(passed.to) }) : text('sign.notMineNobody'))
    openPath(this, pathOfWaiting)
  }

  private async give<Answer>(command: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.busy) return undefined
    this.busy = true
    this.failed = ''
    try {
      const answer = await command()
      this.asking = 'nothing'
      return answer
    } catch (error) {
      this.failed = sayFailure(error)
      return undefined
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-panel': SignPanel
  }
}
