import { html, nothing, type LitElement, type TemplateResult } from 'lit'
import { showToast } from '../../../api/client.ts'
import { Refusal } from '../../../api/refusal.ts'
import type { Moment } from '../../contract.ts'
import { text } from './texts.ts'

interface Parts {
  readonly host: LitElement
  readonly mayWrite: () => boolean
  /** Answers why it was not done; what is refused was said. */
  readonly give: (input: { moment: Moment['id']; notes: string; before: string }) => Promise<Error | undefined>
}

/** What came of a moment, and the writing of it. */
export class Notes {
  /** The moment whose notes are being written. */
  private writing: Moment['id'] | undefined
  /** What the notes said when writing began. */
  private begun = ''
  /** Whether the writer was told that somebody else has written: what stands above theirs is theirs to replace. */
  private warned = false
  /** Whether they are under way: without a network that takes as long as it takes. */
  private keeping = false

  constructor(private readonly parts: Parts) {}

  /** What came of it, and for who leads the way to write it. */
  render(moment: Moment): TemplateResult | typeof nothing {
    if (this.writing === moment.id) return this.renderWriting(moment)
    const kept = moment.notes ? html`<p class="kept" dir="auto">${moment.notes}</p>` : nothing
    if (!this.parts.mayWrite()) return kept
    return html`${kept}
      <button class="text-button" type="button" @click=${() => void this.write(moment)}>${text('notes.write')}</button>`
  }

  private renderWriting(moment: Moment) {
    const { notes } = moment
    return html`${notes === this.begun ? nothing : html`<p class="kept" dir="auto">${notes}</p>`}
      <form
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.keep(moment)
        }}
      >
        <label
          >${text('notes')}
          <textarea class="input" maxlength="5000" dir="auto" .defaultValue=${this.begun}></textarea>
        </label>
        <div class="row">
          <button class="button" type="submit" aria-disabled=${this.keeping ? 'true' : 'false'}>
            ${text('notes.save')}
          </button>
          ${
            this.keeping
              ? nothing
              : html`<button class="text-button" type="button" @click=${() => this.end()}>${text('cancel')}</button>`
          }
        </div>
      </form>`
  }

  private async write({ id, notes }: Moment) {
    const { host } = this.parts
    this.writing = id
    this.begin(notes)
    host.requestUpdate()
    await host.updateComplete
    this.field?.focus()
  }

  private async keep({ id, notes }: Moment) {
    if (this.keeping) return
    const words = this.field?.value ?? ''
    this.setKeeping(true)
    const failure = await this.parts.give({ moment: id, notes: words, before: this.warned ? notes : this.begun })
    this.setKeeping(false)
    const isOpen = this.writing === id
    // Only this tells of somebody else's words; after any other failure they are still to be asked for.
    if (isOpen && failure instanceof Refusal && failure.code === 'notes_meanwhile') this.warned = true
    if (failure) return
    // What was written on meanwhile is still to be kept.
    if (isOpen && this.field?.value !== words) this.begin(words.trim())
    else if (isOpen) this.end()
    showToast(this.parts.host, text('notes.saved'))
  }

  private begin(notes: string) {
    this.begun = notes
    this.warned = false
  }

  private setKeeping(keeping: boolean) {
    this.keeping = keeping
    this.parts.host.requestUpdate()
  }

  private end() {
    this.writing = undefined
    this.parts.host.requestUpdate()
  }

  private get field() {
    return this.parts.host.renderRoot.querySelector('textarea')
  }
}
