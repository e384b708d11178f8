import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import {
  buttons,
  fields,
  ground,
  nameOf,
  newKey,
  openPath,
  showToast,
  type ActivityClient,
  type Tray,
} from '../../../api/client.ts'
import { editPicture } from '../../../api/pictures.ts'
import type { Confidentiality, contract, NewPiece, Rung, WorkId } from '../../contract.ts'
import { pathOfWork } from '../addresses.ts'
import { choiceStyles } from '../../../api/rubric-marks.ts'
import { sayRefusal } from '../refusals.ts'
import { findPerson, listPrompts } from '../ladder/rung-words.ts'
import { text } from '../texts.ts'
import { showFormStyles } from './show-form.styles.ts'

const choices: readonly Confidentiality[] = ['cohort', 'signer', 'mentor']

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
  private tray: Tray | undefined
  private attempt = newKey()

  override connectedCallback() {
    super.connectedCallback()
    this.tray = this.client.files.openTray(() => this.requestUpdate())
  }

  override render() {
    const has = (kind: Rung['evidence'][number]) => this.rung.evidence.includes(kind)
    return html`<form novalidate @submit=${this.submit} @input=${() => (this.attempt = newKey())}>
      <h3>${this.work ? text('work.more') : text(this.already ? 'show.title.already' : 'show.title')}</h3>
      ${this.already && !this.work ? html`<p class="note">${text('show.alreadyWhy')}</p>` : nothing}
      <div class="row">${pickers.filter(has).map((kind) => this.renderPicker(kind))}</div>
      <upload-list .tray=${this.tray} .items=${[...(this.tray?.items ?? [])]}></upload-list>
      <label class="field"
        >${text('show.words')}<textarea
          class="input"
          name="words"
          rows="2"
          maxlength="4000"
          dir="auto"
          .value=${live(this.client.drafts.find(this.place)?.markdown ?? '')}
          @input=${this.keep}
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
    const { icon, accept, camera } = pickedBy[kind]
    return html`<label class="button tall picker">
      <app-icon name=${icon}></app-icon>${text(`show.${kind}`)}
      <input type="file" multiple accept=${accept} capture=${camera ? 'environment' : nothing} @change=${this.bring} />
    </label>`
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
      ${askWhere ? html`<label class="field">${text('show.where')}<input class="input" name="where" maxlength="200" dir="auto" /></label>` : nothing}
      ${askWhen ? html`<label class="field">${text('show.when')}<input class="input" name="when" type="date" .defaultValue=${today()} /></label>` : nothing}
    </div>`
  }

  private renderAudience() {
    return html`<fieldset>
      <legend>${text('show.who')}</legend>
      <div class="choice-row">
        ${choices.map(
          (key) =>
            html`<label
              ><input
                type="radio"
                name="who"
                .checked=${live(this.confidentiality === key)}
                @change=${() => (this.confidentiality = key)}
              /><span>${text(`show.who.${key}`)}</span></label
            >`,
        )}
      </div>
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
          <div class="choice-row">
            ${(['cohort', 'mentor'] as const).map(
              (key) =>
                html`<label
                  ><input
                    type="radio"
                    name="reads"
                    .checked=${live(this.reflectionsFor === key)}
                    @change=${() => (this.reflectionsFor = key)}
                  /><span>${text(`show.reflections.${key}`)}</span></label
                >`,
            )}
          </div>
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

  private keep(event: Event & { target: EventTarget | null }) {
    // The listener is on the field itself.
    this.client.drafts.save(this.place, (event.target as HTMLTextAreaElement).value)
    this.failed = ''
  }

  private async bring(event: Event) {
    // The listener is on the field itself.
    const field = event.target as HTMLInputElement
    const files = [...(field.files ?? [])]
    field.value = ''
    this.failed = ''
    const kept = await this.lookOver(files)
    await this.tray?.add(kept).catch((error: unknown) => (this.failed = sayRefusal(error)))
  }

  /** Pictures are looked over one after the other: what is blurred or cropped never leaves the page as it was. */
  private async lookOver(files: readonly File[]): Promise<File[]> {
    const kept: File[] = []
    for (const file of files) {
      const edited = await editPicture(file, this.renderRoot)
      if (edited) kept.push(edited)
    }
    return kept
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
      this.failed = sayRefusal(error)
    } finally {
      this.busy = false
    }
  }

  private findFault(pieces: readonly NewPiece[]): string {
    if (this.tray?.busy) return text('show.busy')
    if (pieces.some(({ link }) => link !== null && !/^https?:\/\/\S+$/.test(link))) return text('show.wrongLink')
    return pieces.length === 0 ? text('show.empty') : ''
  }

  /** The sentence goes with the first thing that is brought; each other thing is a piece of its own. */
  private listPieces(): NewPiece[] {
    const { confidentiality } = this
    const said = new FormData(this.form)
    const read = (name: string) => readText(said.get(name))
    const [words, link, amount] = [read('words'), read('link'), read('amount')]
    const happened = { where: read('where'), when: read('when') || null }
    const none = { words: '', link: null, amount: null, unit: '', file: null, ...happened, confidentiality }
    const things: NewPiece[] = [
      ...(this.tray?.cards ?? []).map(({ id }) => ({ ...none, file: id })),
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
    const signer = findPerson(people, card.signer)
    const nobody = this.rung.signer === 'witness' ? 'show.sentWitness' : 'show.sentNobody'
    showToast(this, signer ? text('show.sent', { name: nameOf(signer) }) : text(nobody))
    openPath(this, pathOfWork(card.id))
  }

  private async add(work: WorkId, pieces: readonly NewPiece[]) {
    for (const [place, piece] of pieces.entries())
      await this.client.command('addPiece', { work, piece }, `${this.attempt}-${place}`)
    this.letGo()
  }

  private letGo() {
    this.client.drafts.remove(this.place)
    this.tray?.clear()
    this.form.reset()
    this.attempt = newKey()
  }
}

/** The day here, as a field of dates has it. */
const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

const readText = (entry: FormDataEntryValue | null): string => (typeof entry === 'string' ? entry.trim() : '')

declare global {
  interface HTMLElementTagNameMap {
    'show-form': ShowForm
  }
}
