import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeatureClient } from '../../../plugins/api/client.ts'
import type { PersonCard } from '../../../plugins/api/contract.ts'
import type { contract, GradeEntry, GradeLine as HistoryLine } from '../../../server/grades/contract.ts'
import { icon, type IconName } from '../../elements/icons.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/relative-time.ts'
import { showToast } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { gradeLineStyles } from './grade-line.styles.ts'
import { sayLine, sayPoints, sayReason, words } from './words.ts'
import { sayFailure } from '../../texts/failure.ts'

const icons: Record<GradeEntry['state'], IconName> = {
  waiting: 'clock',
  accepted: 'check',
  refused: 'close',
  conflict: 'question',
  kept: 'lock',
  held: 'info',
  nowhere: 'info',
}

/** One grade: the points, how it stands with the gradebook, what happened to it, and what may be decided. */
@customElement('grade-line')
export class GradeLine extends LitElement {
  static override styles = [ground, buttons, gradeLineStyles]

  @property({ attribute: false }) entry!: GradeEntry
  @property({ attribute: false }) feature!: FeatureClient<typeof contract>
  @property({ attribute: false }) person: PersonCard | undefined
  /** Whether this reader may decide, and send again. */
  @property({ type: Boolean }) tends = false
  /** Whether the column has to be named. */
  @property({ type: Boolean }) named = false
  @state() private history: readonly HistoryLine[] | undefined
  @state() private open = false
  @state() private busy = false

  override render() {
    const { entry } = this
    // Who may decide about it is told so by what they decide with.
    const isAsked = this.tends && (entry.reason === 'unseen' || entry.state === 'conflict')
    const reason = isAsked ? '' : sayReason(entry)
    return html`<div class="line">
        ${this.named ? html`<span class="label">${entry.label}</span>` : nothing}
        <span class="points">${this.sayGrade()}</span>
        <span class="state ${entry.state}">${icon(icons[entry.state], 'small')}${words(`state.${entry.state}`)}</span>
        <relative-time .at=${entry.stateAt}></relative-time>
        ${this.renderActs()}
      </div>
      ${entry.comment ? html`<p class="comment">${words('comment', { comment: entry.comment })}</p>` : nothing}
      ${reason ? html`<p class="reason">${reason}</p>` : nothing}
      ${this.tends && (entry.state === 'conflict' || entry.state === 'kept') ? this.renderDecision() : nothing}
      ${this.open ? this.renderHistory() : nothing}`
  }

  private get name(): string {
    return nameOf(this.person)
  }

  private sayGrade(): string {
    const { given, maximum, activityProgress } = this.entry
    if (given !== null) return sayPoints(given, maximum)
    const key = `progress.${activityProgress}` as 'progress.Started' // every progress of AGS has its word
    return words(key)
  }

  private renderActs() {
    const mayResend = this.tends && this.entry.state !== 'conflict' && this.entry.state !== 'kept'
    return html`<span class="acts">
      ${
        mayResend
          ? html`<button class="text-button" type="button" @click=${this.sendAgain}>
              ${words('again.person')}<span class="visually-hidden">: ${this.name}</span>
            </button>`
          : nothing
      }
      <button
        class="text-button"
        type="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="history"
        @click=${this.toggle}
      >
        ${words('history')}<span class="visually-hidden">: ${words('history.of', { name: this.name })}</span>
      </button>
    </span>`
  }

  private renderDecision() {
    const { held, given, maximum, state } = this.entry
    const isOpen = state === 'conflict'
    const theirs = held?.given === null || !held ? words('decide.nothing') : sayPoints(held.given, held.maximum)
    return html`<div class="decision">
      ${
        isOpen
          ? html`<dl>
              <div>
                <dt>${words('decide.theirs')}</dt>
                <dd>${theirs}</dd>
              </div>
              <div>
                <dt>${words('decide.ours')}</dt>
                <dd>${sayPoints(given, maximum)}</dd>
              </div>
            </dl>`
          : nothing
      }
      <div class="choices">
        ${isOpen ? this.renderChoice('theirs') : nothing} ${given === null ? nothing : this.renderChoice('ours')}
      </div>
    </div>`
  }

  private renderChoice(keep: 'theirs' | 'ours') {
    const key = keep === 'theirs' ? 'decide.keepTheirs' : 'decide.sendOurs'
    return html`<button
      class="button"
      type="button"
      aria-disabled=${this.busy ? 'true' : 'false'}
      @click=${() => void this.decide(keep)}
    >
      <span>${words(key)}<span class="visually-hidden">: ${this.name}</span></span>
    </button>`
  }

  private renderHistory() {
    return html`<ol class="history" id="history" aria-label=${words('history.of', { name: this.name })}>
      ${this.history?.map((line) => html`<li>${sayLine(line)} <relative-time .at=${line.at}></relative-time></li>`)}
    </ol>`
  }

  private async toggle() {
    this.open = !this.open
    if (this.open) await this.load()
  }

  /** Reads what happened since; to be told when the ledger has changed. */
  async load() {
    if (!this.open) return
    const { person, lineItem } = this.entry
    try {
      this.history = await this.feature.query('readHistory', { person, lineItem })
    } catch (error) {
      this.complain(error)
    }
  }

  private async decide(keep: 'theirs' | 'ours') {
    if (this.busy) return
    this.busy = true
    const { person, lineItem } = this.entry
    try {
      await this.feature.command('decide', { person, lineItem, keep })
      showToast(this, words('decide.done'))
    } catch (error) {
      this.complain(error)
    } finally {
      this.busy = false
    }
  }

  private async sendAgain() {
    try {
      const { count } = await this.feature.command('sendAgain', { reach: 'activity', person: this.entry.person })
      showToast(this, words('again.done', { count }))
    } catch (error) {
      this.complain(error)
    }
  }

  private complain(error: unknown) {
    showToast(this, sayFailure(error))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'grade-line': GradeLine
  }
}
