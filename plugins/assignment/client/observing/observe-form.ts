import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  buttons,
  callName,
  fields,
  ground,
  sayFailure,
  showToast,
  type ActivityClient,
  type Tray,
} from '../../../api/client.ts'
import { choiceStyles } from '../../../api/rubric-marks.ts'
import type { Confidentiality, contract, Work } from '../../contract.ts'
import { Bringing } from '../evidence/bringing.ts'
import { renderChoices } from '../evidence/form-fields.ts'
import { showFormStyles } from '../evidence/show-form.styles.ts'
import { findPerson } from '../ladder/rung-words.ts'
import { findMissing, readObservation, renderObservation } from './observation-fields.ts'
import { text } from './texts.ts'

const choices: readonly Exclude<Confidentiality, 'mentor'>[] = ['cohort', 'signer']

/** What somebody saw of another's work, in their own words and name. */
@customElement('observe-form')
export class ObserveForm extends LitElement {
  static override styles = [ground, buttons, fields, choiceStyles, showFormStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  /** What they were asked; null where nobody did. */
  @property({ attribute: false }) asked: string | null = null
  @state() private confidentiality: (typeof choices)[number] = 'cohort'
  @state() private busy = false
  @state() private failed = ''
  @query('form') private form!: HTMLFormElement
  private tray: Tray | undefined
  private readonly bringing = new Bringing(this, {
    findTray: () => (this.tray ??= this.client.files.openTray(() => this.requestUpdate())),
    refused: (error) => (this.failed = sayFailure(error)),
  })

  override render() {
    const name = callName(findPerson(this.work.people, this.work.card.person))
    const { askWhere } = this.client.activity.settings
    return html`<form novalidate @submit=${this.submit} @input=${this.note}>
      ${this.asked === null ? nothing : html`<h3>${text('write.asked', { name })}</h3>`}
      ${this.asked ? html`<p dir="auto">${this.asked}</p>` : nothing}
      <p class="note">${text('write.why')}</p>
      ${renderObservation(this.bringing, { askWhere })}
      <fieldset>
        <legend>${text('write.who')}</legend>
        ${renderChoices({
          ...{ name: 'who', keys: choices, chosen: this.confidentiality },
          say: (key) => text(`write.who.${key}`),
          choose: (key) => (this.confidentiality = key),
        })}
      </fieldset>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${text('write.send')}
        </button>
      </div>
    </form>`
  }

  private note() {
    this.failed = ''
  }

  private async submit(event: Event) {
    event.preventDefault()
    if (this.busy) return
    this.failed = findMissing(this.form, this.bringing)
    if (this.failed) return
    this.busy = true
    try {
      await this.give()
      showToast(this, text('write.sent'))
    } catch (error) {
      this.failed = sayFailure(error)
    } finally {
      this.busy = false
    }
  }

  private async give() {
    const observation = { ...readObservation(this.form, this.bringing), confidentiality: this.confidentiality }
    await this.client.command('observe', { work: this.work.card.id, observation })
    this.tray?.clear()
    this.form.reset()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'observe-form': ObserveForm
  }
}
