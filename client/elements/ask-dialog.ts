import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { dialogs } from '../styles/dialogs.ts'
import { buttons, fields, ground } from '../styles/shared.ts'
import { tendingText } from '../texts/tending-later.ts'

/** What one is asked before something is done to somebody's words. */
export interface Question {
  readonly title: string
  /** What will come of it, and who is told what. */
  readonly explanation: string
  /** The name of the field for words. */
  readonly label: string
  /** Whether there have to be words. */
  readonly required: boolean
  /** What the button does, as a verb. */
  readonly verb: string
  /** One of a few, before the words; the first is chosen. */
  readonly choices?: { readonly label: string; readonly options: readonly { key: string; label: string }[] }
}

export interface Given {
  readonly words: string
  readonly choice: string
}

/** Asks for a few words, and sometimes a choice, in a dialog over the page. */
@customElement('ask-dialog')
export class AskDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    dialogs,
    css`
      dialog {
        --dialog-width: 30rem;
      }
      label {
        display: grid;
        gap: var(--space-05);
        font: var(--type-small);
        font-weight: var(--strong);
      }
      textarea {
        min-block-size: 5rem;
        resize: vertical;
        font: var(--type-body);
        font-weight: var(--regular);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-05) var(--space-2);
      }
      .choices legend {
        font: var(--type-small);
        font-weight: var(--strong);
        margin-block-end: var(--space-05);
      }
      .choices label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: var(--target);
        font-weight: var(--regular);
      }
    `,
  ]

  @property({ attribute: false }) question: Question | undefined
  @property({ type: Boolean }) missing = false
  @query('dialog') private dialog!: HTMLDialogElement
  @query('textarea') private field!: HTMLTextAreaElement
  private answer: ((given: Given | undefined) => void) | undefined

  override render() {
    const { question } = this
    if (!question) return nothing
    return html`<dialog aria-labelledby="title" aria-describedby="why" @close=${() => this.end(undefined)}>
      <form @submit=${this.submit}>
        <h2 id="title">${question.title}</h2>
        <p class="why" id="why">${question.explanation}</p>
        ${question.choices ? this.renderChoices(question.choices) : nothing}
        <label>
          ${question.label}
          <textarea
            class="input"
            maxlength="1000"
            dir="auto"
            aria-invalid=${this.missing ? 'true' : 'false'}
            aria-describedby=${this.missing ? 'missing' : nothing}
            ?autofocus=${!question.choices}
          ></textarea>
        </label>
        ${this.missing ? html`<p class="failure" id="missing" role="alert">${tendingText('ask.missing')}</p>` : nothing}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${tendingText('ask.cancel')}</button>
          <button class="button primary" type="submit">${question.verb}</button>
        </div>
      </form>
    </dialog>`
  }

  private renderChoices({ label, options }: NonNullable<Question['choices']>) {
    return html`<fieldset class="choices">
      <legend>${label}</legend>
      ${options.map(
        (option, place) =>
          html`<label>
            <input type="radio" name="choice" value=${option.key} ?checked=${place === 0} />${option.label}
          </label>`,
      )}
    </fieldset>`
  }

  /** Opens it. @returns what was given; undefined when it was called off */
  async ask(): Promise<Given | undefined> {
    await this.updateComplete
    this.dialog.showModal()
    return new Promise((resolve) => {
      this.answer = resolve
    })
  }

  private submit(event: Event) {
    event.preventDefault()
    const words = this.field.value.trim()
    this.missing = words === '' && (this.question?.required ?? false)
    if (this.missing) return this.field.focus()
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('input:checked')
    this.end({ words, choice: chosen?.value ?? '' })
    this.dialog.close()
  }

  private end(given: Given | undefined) {
    this.answer?.(given)
    this.answer = undefined
  }
}

/** Asks over the page of an element, and leaves nothing behind. */
export async function ask(host: HTMLElement, question: Question): Promise<Given | undefined> {
  const dialog = new AskDialog()
  dialog.question = question
  const root = host.shadowRoot ?? host
  root.append(dialog)
  const given = await dialog.ask()
  dialog.remove()
  return given
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-dialog': AskDialog
  }
}
