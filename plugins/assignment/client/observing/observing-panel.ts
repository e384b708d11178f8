import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, nameOf, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { contract, Observing, Work } from '../../contract.ts'
import { Followed } from '../followed.ts'
import { signPanelStyles } from '../signing/sign-panel.styles.ts'
import '../witness/invite-panel.ts'
import './observe-form.ts'
import { text } from './texts.ts'

/** Where whose work it is asks who saw it, and where the others write what they saw. */
@customElement('observing-panel')
export class ObservingPanel extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    signPanelStyles,
    css`
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
      .field .input {
        inline-size: 100%;
      }
      summary {
        cursor: pointer;
        min-block-size: var(--target-least);
        font: var(--type-small);
        font-weight: var(--strong);
        color: var(--accent);
      }
      details[open] > summary {
        padding-block-end: var(--space-1);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  @state() private failed = ''
  @state() private busy = false
  @query('#observer') private personField!: HTMLSelectElement
  @query('#observer-words') private wordsField!: HTMLInputElement
  private readonly followed = new Followed(this, 'readObserving')

  protected override willUpdate() {
    this.followed.ask(this.client, { work: this.work.card.id })
  }

  override render() {
    const { state: observing } = this.followed
    if (!observing) return nothing
    if (observing.mayWrite) return this.renderWrite(observing)
    return observing.mayInvite ? this.renderAsk(observing) : nothing
  }

  private renderWrite(observing: Observing): TemplateResult {
    const form = html`<observe-form .client=${this.client} .work=${this.work} .asked=${observing.asked}></observe-form>`
    const written =
      observing.asked === null
        ? html`<details>
            <summary>${text('write.offer')}</summary>
            ${form}
          </details>`
        : form
    return observing.mayInvite ? html`${written} ${this.renderOutside(observing)}` : written
  }

  private renderAsk(observing: Observing): TemplateResult {
    return html`<section aria-labelledby="ask">
      <h3 id="ask">${text('ask.title')}</h3>
      <p class="note">${text('ask.why')}</p>
      ${observing.askable.length > 0 ? this.renderPeople(observing) : nothing}
      ${observing.waiting.map(
        ({ person, at }) =>
          html`<p class="note">
            ${text('ask.waiting', { name: nameOf(person) })} <relative-time at=${at}></relative-time>
          </p>`,
      )}
      ${this.renderOutside(observing)}
    </section>`
  }

  private renderPeople({ askable }: Observing): TemplateResult {
    return html`<label class="field"
        >${text('ask.whom')}
        <select class="input" id="observer">
          <option value="">${text('ask.choose')}</option>
          ${askable.map((person) => html`<option .value=${person.id}>${nameOf(person)}</option>`)}
        </select>
      </label>
      <label class="field"
        >${text('ask.words')}<input class="input" id="observer-words" maxlength="500" dir="auto"
      /></label>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button" type="button" @click=${() => this.askFor(askable)}>${text('ask.send')}</button>
      </div>`
  }

  private renderOutside({ links }: Observing): TemplateResult {
    return html`<details>
      <summary>${text('ask.outside')}</summary>
      <invite-panel asks="observer" .client=${this.client} .work=${this.work} .links=${links}></invite-panel>
    </details>`
  }

  private async askFor(askable: Observing['askable']) {
    const person = askable.find(({ id }) => id === this.personField.value)
    if (!person) return this.personField.focus()
    if (this.busy) return
    this.busy = true
    try {
      await this.ask(person.id)
      showToast(this, text('ask.sent', { name: nameOf(person) }))
    } catch (error) {
      this.failed = sayFailure(error)
    } finally {
      this.busy = false
    }
  }

  private async ask(person: PersonId) {
    this.failed = ''
    await this.client.command('askObserver', { work: this.work.card.id, person, words: this.wordsField.value })
    this.personField.value = ''
    this.wordsField.value = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'observing-panel': ObservingPanel
  }
}
