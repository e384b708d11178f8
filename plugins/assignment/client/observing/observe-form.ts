import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import {
  buttons,
  callName,
  fields,
  ground,
  newKey,
  showToast,
  type ActivityClient,
  type Tray,
} from '../../../api/client.ts'
import { editPicture } from '../../../api/pictures.ts'
import { choiceStyles } from '../../../api/rubric-marks.ts'
import type { Confidentiality, contract, Work } from '../../contract.ts'
import { showFormStyles } from '../evidence/show-form.styles.ts'
import { findPerson } from '../ladder/rung-words.ts'
import { sayRefusal } from '../refusals.ts'
import { text } from './texts.ts'

const choices: readonly Confidentiality[] = ['cohort', 'signer']

/** What somebody saw of another's work, in their own words and name. */
@customElement('observe-form')
export class ObserveForm extends LitElement {
  static override styles = [ground, buttons, fields, choiceStyles, showFormStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  /** What they were asked; null where nobody did. */
  @property({ attribute: false }) asked: string | null = null
  @state() private confidentiality: Confidentiality = 'cohort'
  @state() private busy = false
  @state() private failed = ''
  @query('form') private form!: HTMLFormElement
  private tray: Tray | undefined
  private attempt = newKey()

  override connectedCallback() {
    super.connectedCallback()
    this.tray = this.client.files.openTray(() => this.requestUpdate())
  }

  override render() {
    const name = callName(findPerson(this.work.people, this.work.card.person))
    return html`<form novalidate @submit=${this.submit} @input=${this.note}>
      ${this.asked === null ? nothing : html`<h3>${text('write.asked', { name })}</h3>`}
      ${this.asked ? html`<p dir="auto">${this.asked}</p>` : nothing}
      <p class="note">${text('write.why')}</p>
      <label class="field"
        >${text('write.words')}<textarea class="input" name="words" rows="3" maxlength="4000" dir="auto"></textarea>
      </label>
      <div class="row">
        <label class="button picker">
          <app-icon name="picture"></app-icon>${text('write.picture')}
          <input type="file" accept="image/*" @change=${this.bring} />
        </label>
      </div>
      <upload-list .tray=${this.tray} .items=${[...(this.tray?.items ?? [])]}></upload-list>
      ${this.renderWhereAndWhen()} ${this.renderAudience()}
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${text('write.send')}
        </button>
      </div>
    </form>`
  }

  /** When it was is always asked: an observation is of a day. */
  private renderWhereAndWhen(): TemplateResult {
    const { askWhere } = this.client.activity.settings
    return html`<div class="two">
      <label class="field">${text('write.when')}<input class="input" name="when" type="date" /></label>
      ${askWhere ? html`<label class="field">${text('write.where')}<input class="input" name="where" maxlength="200" dir="auto" /></label>` : nothing}
    </div>`
  }

  private renderAudience(): TemplateResult {
    return html`<fieldset>
      <legend>${text('write.who')}</legend>
      <div class="choice-row">
        ${choices.map(
          (key) =>
            html`<label
              ><input
                type="radio"
                name="who"
                .checked=${live(this.confidentiality === key)}
                @change=${() => (this.confidentiality = key)}
              /><span>${text(key === 'cohort' ? 'write.who.cohort' : 'write.who.signer')}</span></label
            >`,
        )}
      </div>
    </fieldset>`
  }

  private note() {
    this.attempt = newKey()
    this.failed = ''
  }

  private async bring(event: Event) {
    // The listener is on the field itself.
    const field = event.target as HTMLInputElement
    const [file] = field.files ?? []
    field.value = ''
    const edited = file && (await editPicture(file, this.renderRoot))
    if (!edited) return
    this.tray?.clear()
    await this.tray?.add([edited]).catch((error: unknown) => (this.failed = sayRefusal(error)))
  }

  private async submit(event: Event) {
    event.preventDefault()
    if (this.busy) return
    const said = new FormData(this.form)
    const read = (name: string) => readText(said.get(name))
    const words = read('words')
    this.failed = this.tray?.busy ? text('write.busy') : words === '' ? text('write.empty') : ''
    if (this.failed) return
    const happened = { where: read('where'), when: read('when') || null }
    const file = this.tray?.cards[0]?.id ?? null
    await this.send({ words, file, ...happened, confidentiality: this.confidentiality })
  }

  private async send(observation: Parameters<typeof this.give>[0]) {
    this.busy = true
    try {
      await this.give(observation)
      showToast(this, text('write.sent'))
    } catch (error) {
      this.failed = sayRefusal(error)
    } finally {
      this.busy = false
    }
  }

  private async give(observation: Parameters<typeof this.client.command<'observe'>>[1]['observation']) {
    await this.client.command('observe', { work: this.work.card.id, observation }, this.attempt)
    this.tray?.clear()
    this.form.reset()
    this.attempt = newKey()
  }
}

const readText = (entry: FormDataEntryValue | null): string => (typeof entry === 'string' ? entry.trim() : '')

declare global {
  interface HTMLElementTagNameMap {
    'observe-form': ObserveForm
  }
}
