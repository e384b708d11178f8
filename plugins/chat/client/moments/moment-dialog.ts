import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, sayFailure, type ActivityClient } from '../../../api/client.ts'
import type { ConversationId } from '../../../api/contract.ts'
import { dialogs } from '../../../api/dialogs.ts'
import type { contract, MomentKind } from '../../contract.ts'
import { dialogStyles } from '../dialogs/dialog.styles.ts'
import { text } from './texts.ts'

const kinds = ['hours', 'seat', 'reflection'] as const satisfies readonly MomentKind[]
const lengths = [15, 30, 45, 60, 90] as const

/** Opens a moment in a room: what for, with which question, now or at a time to come. */
@customElement('moment-dialog')
export class MomentDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    dialogs,
    dialogStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-05);
        min-inline-size: 0;
      }
      legend {
        margin-block-end: var(--space-05);
        font: var(--type-small);
        font-weight: var(--strong);
      }
      .choice {
        display: flex;
        gap: var(--space-1);
        min-block-size: var(--target-least);
        font: var(--type-small);
      }
      .choice input {
        flex: none;
        inline-size: 1rem;
        block-size: 1rem;
        margin-block: 2px 0;
        accent-color: var(--accent);
      }
      .hint {
        display: block;
        font-weight: var(--regular);
        color: var(--muted);
      }
      .few {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-05) var(--space-2);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) conversation = '' as ConversationId
  @state() private later = false
  @state() private failure = ''
  private busy = false
  @query('dialog') private dialog!: HTMLDialogElement
  @query('form') private form!: HTMLFormElement

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <form @submit=${this.submit}>
        <h2 id="title">${text('open.title')}</h2>
        <fieldset>
          <legend>${text('open.kind')}</legend>
          ${kinds.map((kind, place) => this.renderKind(kind, place === 0))}
        </fieldset>
        <label class="field"
          >${text('open.question')}<span class="hint">${text('open.question.hint')}</span>
          <input class="input" name="question" maxlength="300" dir="auto" />
        </label>
        ${this.renderWhen()}
        <label class="field"
          >${text('open.lasts')}
          <select class="input" name="lasts">
            ${lengths.map(
              (count) =>
                html`<option value=${count} ?selected=${count === 60}>${text('open.minutes', { count })}</option>`,
            )}
          </select>
        </label>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('cancel')}</button>
          <button class="button primary" type="submit">${text('open.do')}</button>
        </div>
      </form>
    </dialog>`
  }

  async open(): Promise<void> {
    await this.updateComplete
    this.dialog.showModal()
  }

  private renderKind(kind: MomentKind, first: boolean) {
    return html`<label class="choice">
      <input type="radio" name="kind" value=${kind} ?checked=${first} />
      <span>${text(`kind.${kind}`)}<span class="hint">${text(`kind.${kind}.hint`)}</span></span>
    </label>`
  }

  private renderWhen() {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    return html`<fieldset>
        <legend>${text('open.when')}</legend>
        <div class="few">${this.renderTime(false)} ${this.renderTime(true)}</div>
      </fieldset>
      ${
        this.later
          ? html`<label class="field"
              >${text('open.at')}<span class="hint">${text('open.at.zone', { zone: timeZone })}</span>
              <input class="input" type="datetime-local" name="at" />
            </label>`
          : nothing
      }`
  }

  private renderTime(later: boolean) {
    return html`<label class="choice">
      <input
        type="radio"
        name="when"
        ?checked=${later === this.later}
        @change=${() => (this.later = later)}
      />${text(later ? 'open.later' : 'open.now')}
    </label>`
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const given = new FormData(this.form)
    const word = (name: string) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    }
    // The field is in the time of the person's own device.
    const startsAt = this.later ? new Date(word('at')).getTime() : undefined
    this.failure = startsAt === undefined || startsAt > Date.now() ? '' : text('open.missing')
    if (Number.isNaN(startsAt)) this.failure = text('open.missing')
    if (this.failure) return
    const kind = kinds.find((each) => each === word('kind')) ?? 'hours'
    const when = startsAt === undefined ? {} : { startsAt }
    void this.give({ kind, question: word('question'), lasts: Number(word('lasts')), ...when })
  }

  private async give(asked: { kind: MomentKind; question: string; lasts: number; startsAt?: number }): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await this.client.command('openMoment', { conversation: this.conversation, ...asked })
      this.dialog.close()
    } catch (error) {
      this.failure = sayFailure(error)
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'moment-dialog': MomentDialog
  }
}
