import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import {
  buttons,
  fields,
  ground,
  nameOf,
  newKey,
  openPath,
  sayFailure,
  showToast,
  Trays,
  type ActivityClient,
} from '../../../api/client.ts'
import type { PersonCard } from '../../../api/contract.ts'
import type { Confidentiality, contract, NewPiece, Rung, WorkId } from '../../contract.ts'
import { pathOfWork } from '../addresses.ts'
import { choiceStyles } from '../../../api/rubric-marks.ts'
import { findPerson, listPrompts } from '../ladder/rung-words.ts'
import { text } from '../texts.ts'
import { Bringing } from './bringing.ts'
import { readField, readHappened, readText, renderChoices, renderWhen, renderWhere } from './form-fields.ts'
import { emptyForm, fillFields, findForm, readFields, removeForm, saveForm } from './kept-form.ts'
import { showFormStyles } from './show-form.styles.ts'

const choices: readonly Confidentiality[] = ['cohort', 'signer', 'mentor']

const readers = ['cohort', 'mentor'] as const

const pickers = ['picture', 'recording', 'file'] as const
const pickedBy = {
  picture: { icon: 'picture', accept: 'image/*', camera: true },
  recording: { icon: 'play', accept: 'video/*,audio/*', camera: true },
  file: { icon: 'attach', accept: '*/*', camera: false },
} as const

/** Evidence, in under a minute: take the picture, say one sentence, done. With `work` it is added to what is there. */
@customElement('show-form')
export class ShowForm extends LitElement {
  static override styles = [ground, buttons, fields, choiceStyles, showFormStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) rung!: Rung
  /** Where it is added to; a new work when empty. */
  @property({ attribute: false }) work = '' as WorkId
  /** The steps before are not taken yet: only what one can do already is shown here. */
  @property({ type: Boolean, attribute: 'only-already' }) onlyAlready = false
  @state() private confidentiality: Confidentiality = 'cohort'
  @state() private reflectionsFor: 'cohort' | 'mentor' = 'cohort'
  @state() private isAlready = false
  @state() private busy = false
  @state() private failed = ''
  @query('form') private form!: HTMLFormElement
  private trays: Trays | undefined
  private readonly bringing = new Bringing(this, {
    findTray: () => this.findTrays().at(this.place),
    refused: (error) => (this.failed = sayFailure(error)),
  })
  private attempt = newKey()
  /** Where what was begun before has been put into the fields. */
  private filled = ''

  protected override willUpdate() {
    if (this.filled === this.place) return
    const { confidentiality, reflectionsFor, isAlready } = findForm(this.client.drafts, this.place)
    Object.assign(this, { confidentiality, reflectionsFor, isAlready })
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed)
    if (this.filled !== this.place) fillFields(this.form, findForm(this.client.drafts, this.place).fields)
    this.filled = this.place
  }

  override render() {
    const has = (kind: Rung['evidence'][number]) => this.rung.evidence.includes(kind)
    return html`<form novalidate @submit=${this.submit} @input=${this.note} @change=${this.note}>
      <h3>${this.work ? text('work.more') : text(this.already ? 'show.title.already' : 'show.title')}</h3>
      ${this.already && !this.work ? html`<p class="note">${text('show.alreadyWhy')}</p>` : nothing}
      <div class="row">${pickers.filter(has).map((kind) => this.renderPicker(kind))}</div>
      ${this.bringing.renderList()}
      <label class="field"
        >${text('show.words')}<textarea
          class="input"
          name="words"
          rows="2"
          maxlength="4000"
          dir="auto"
          .value=${live(this.client.drafts.find(this.place)?.markdown ?? '')}
        ></textarea>
      </label>
      ${has('link') ? this.renderLink() : nothing} ${has('number') ? this.renderNumber() : nothing}
      ${this.renderWhereAndWhen()} ${this.renderAudience()} ${this.work ? nothing : this.renderReflections()}
      ${this.work || this.onlyAlready ? nothing : this.renderAlready()}
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${text(this.work ? 'show.add' : 'show.send')}
        </button>
      </div>
    </form>`
  }

  private get already(): boolean {
    return this.onlyAlready || this.isAlready
  }

  private get place(): string {
    return this.work ? `more/${this.work}` : `step/${this.rung.id}`
  }

  private renderPicker(kind: (typeof pickers)[number]): TemplateResult {
    return this.bringing.renderPicker({
      ...pickedBy[kind],
      ...{ label: text(`show.${kind}`), multiple: true, class: 'tall' },
    })
  }

  /** Asked at every drawing: it is of the step that is shown now. */
  private findTrays(): Trays {
    this.trays ??= new Trays({ client: this.client, changed: () => this.requestUpdate() })
    return this.trays
  }

  private renderLink() {
    return html`<label class="field"
      >${text('show.link')}<input
        class="input"
        name="link"
        type="url"
        inputmode="url"
        placeholder=${text('show.linkHint')}
    /></label>`
  }

  private renderNumber() {
    return html`<div class="two">
      <label class="field"
        >${text('show.amount')}<input class="input" name="amount" type="number" .step=${'any'} inputmode="decimal"
      /></label>
      <label class="field"
        >${text('show.unit')}<input class="input" name="unit" maxlength="40" .value=${this.rung.unit}
      /></label>
    </div>`
  }

  private renderWhereAndWhen() {
    const { askWhere, askWhen } = this.client.activity.settings
    if (!askWhere && !askWhen) return nothing
    return html`<div class="two">
      ${askWhere ? renderWhere(text('show.where')) : nothing}
      ${askWhen ? renderWhen(text('show.when'), today()) : nothing}
    </div>`
  }

  private renderAudience() {
    return html`<fieldset>
      <legend>${text('show.who')}</legend>
      ${renderChoices({
        ...{ name: 'who', keys: choices, chosen: this.confidentiality },
        say: (key) => text(`show.who.${key}`),
        choose: (key) => (this.confidentiality = key),
      })}
      <p class="note" aria-live="polite">${text(`show.who.${this.confidentiality}.why`)}</p>
    </fieldset>`
  }

  private renderReflections() {
    return html`<details>
      <summary>${text('show.reflections')}</summary>
      <div>
        ${listPrompts(this.client.activity.settings.prompts).map(
          (prompt) =>
            html`<label class="field"
              >${prompt}<textarea class="input" name="reflection" rows="1" maxlength="2000" dir="auto"></textarea>
            </label>`,
        )}
        <fieldset>
          <legend class="visually-hidden">${text('show.who')}</legend>
          ${renderChoices({
            ...{ name: 'reads', keys: readers, chosen: this.reflectionsFor },
            say: (key) => text(`show.reflections.${key}`),
            choose: (key) => (this.reflectionsFor = key),
          })}
        </fieldset>
      </div>
    </details>`
  }

  private renderAlready() {
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${live(this.isAlready)}
        @change=${() => (this.isAlready = !this.isAlready)}
      />${text('show.already')}</label
    >`
  }

  /** Whatever is touched is kept at once: a phone may die in the middle. */
  private note() {
    const { client, place, form, confidentiality, reflectionsFor, isAlready } = this
    this.attempt = newKey()
    this.failed = ''
    const words = form.querySelector<HTMLTextAreaElement>('[name=words]')?.value ?? ''
    if (words !== (client.drafts.find(place)?.markdown ?? '')) client.drafts.save(place, words)
    saveForm(client.drafts, place, { confidentiality, reflectionsFor, isAlready, fields: readFields(form) })
  }

  private async submit(event: Event) {
    event.preventDefault()
    if (this.busy) return
    const pieces = this.listPieces()
    this.failed = this.findFault(pieces)
    if (this.failed) return
    this.busy = true
    try {
      await (this.work ? this.add(this.work, pieces) : this.show(pieces))
    } catch (error) {
      this.failed = sayFailure(error)
    } finally {
      this.busy = false
    }
  }

  private findFault(pieces: readonly NewPiece[]): string {
    if (this.bringing.tray?.busy) return text('show.busy')
    if (pieces.some(({ link }) => link !== null && !/^https?:\/\/\S+$/.test(link))) return text('show.wrongLink')
    return pieces.length === 0 ? text('show.empty') : ''
  }

  /** The sentence goes with the first thing that is brought; each other thing is a piece of its own. */
  private listPieces(): NewPiece[] {
    const { confidentiality } = this
    const read = (name: string) => readField(this.form, name)
    const [words, link, amount] = [read('words'), read('link'), read('amount')]
    const happened = readHappened(this.form)
    const none = { words: '', link: null, amount: null, unit: '', file: null, ...happened, confidentiality }
    const things: NewPiece[] = [
      ...(this.bringing.tray?.cards ?? []).map(({ id }) => ({ ...none, file: id })),
      ...(link ? [{ ...none, link }] : []),
      ...(amount ? [{ ...none, amount: Number(amount), unit: read('unit') }] : []),
    ]
    const [first, ...others] = things
    if (first) return [{ ...first, words }, ...others]
    return words ? [{ ...none, words }] : []
  }

  private async show(pieces: NewPiece[]) {
    const reflections = new FormData(this.form).getAll('reflection').map(readText)
    const { already, reflectionsFor } = this
    const input = { rung: this.rung.id, pieces, reflections, reflectionsFor, already }
    const { card, people } = await this.client.command('show', input, this.attempt)
    this.letGo()
    showToast(this, this.saySent(findPerson(people, card.signer)))
    openPath(this, pathOfWork(card.id))
  }

  private saySent(signer: PersonCard | undefined): string {
    if (this.rung.signer === 'self') return text('show.sentSelf')
    if (signer) return text('show.sent', { name: nameOf(signer) })
    return text(this.rung.signer === 'witness' ? 'show.sentWitness' : 'show.sentNobody')
  }

  private async add(work: WorkId, pieces: readonly NewPiece[]) {
    for (const [place, piece] of pieces.entries())
      await this.client.command('addPiece', { work, piece }, `${this.attempt}-${place}`)
    this.letGo()
  }

  private letGo() {
    this.client.drafts.remove(this.place)
    removeForm(this.client.drafts, this.place)
    this.findTrays().clear(this.place)
    this.form.reset()
    const { confidentiality, reflectionsFor, isAlready } = emptyForm
    Object.assign(this, { confidentiality, reflectionsFor, isAlready })
    this.attempt = newKey()
  }
}

/** The day here, as a field of dates has it. */
const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

declare global {
  interface HTMLElementTagNameMap {
    'show-form': ShowForm
  }
}
