import { html, nothing, type TemplateResult } from 'lit'
import { query, state } from 'lit/decorators.js'
import { buttons, fields, ground, GuestElement, sayFailure, sayUntil } from '../../../api/guest-page.ts'
import type { GuestContract } from '../../../api/contract.ts'
import type { Rung } from '../../contract.ts'
import { fillWords } from '../../ladder-words.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { readField } from '../evidence/form-fields.ts'
import { text } from './texts.ts'
import { witnessPageStyles } from './witness-page.styles.ts'

interface Seen {
  /** Whose work it is. */
  readonly name: string
  /** Whom the link was sent to. */
  readonly address: string
  readonly activity: string
  readonly practice: string
  readonly rung: Rung
}

/** What a page says of itself. */
export interface PageWords<Answer extends string> {
  readonly title: string
  readonly why: string
  readonly about: (values: { address: string; until: string }) => string
  readonly done: (answer: Answer) => string
}

/**
 * The page of somebody without an account: what they are asked, a form that they answer once by name, and thanks. Opening it
 * says nothing in their name.
 */
export abstract class AnsweringPage<
  G extends GuestContract,
  View extends Seen,
  Answer extends string,
> extends GuestElement<G> {
  static override styles = [ground, buttons, fields, witnessPageStyles]

  @state() protected seen: View | undefined
  @state() protected failed = ''
  @state() private done: Answer | undefined
  private busy = false
  @query('form') protected form!: HTMLFormElement

  protected abstract look(): Promise<View>
  protected abstract wordsFor(seen: View): PageWords<Answer>
  /** What is asked before the name. */
  protected abstract renderAsked(seen: View): TemplateResult
  /** The buttons. None of them submits: nobody gives their name to anything by the key that ends a line. */
  protected abstract renderAnswers(seen: View): TemplateResult

  override connectedCallback() {
    super.connectedCallback()
    document.title = 'Tertulia'
    void this.lookAgain()
  }

  override render() {
    const { seen, done } = this
    if (!seen) return html`<p role=${this.failed ? 'alert' : 'status'}>${this.failed || text('opening')}</p>`
    const words = this.wordsFor(seen)
    if (done)
      return html`<h1 tabindex="-1">${words.done(done)}</h1>
        <p>${text('done.why')}</p>`
    const { address } = seen
    return html`<h1>${words.title}</h1>
      <p>${words.why}</p>
      <p class="note">${words.about({ address, until: sayUntil(this.client.until, Date.now()) })}</p>
      ${this.renderWhat(seen)} ${this.renderShown(seen)}
      <form class="answer" novalidate aria-labelledby="answer" @submit=${(event: Event) => event.preventDefault()}>
        <h2 id="answer">${text('answer')}</h2>
        ${this.renderAsked(seen)} ${renderNames()} ${this.renderLast(seen)}
        <p class="wrong" role="alert">${this.failed}</p>
        <div class="row">${this.renderAnswers(seen)}</div>
      </form>`
  }

  /** What is shown beside what it is about. */
  protected renderShown(_seen: View): TemplateResult | typeof nothing {
    return nothing
  }

  /** What is asked after the name. */
  protected renderLast(_seen: View): TemplateResult | typeof nothing {
    return nothing
  }

  private renderWhat({ activity, practice, rung }: View): TemplateResult {
    const { title, text: words } = withWords(rung)
    return html`<section aria-labelledby="what">
      <h2 id="what">${text('what')}</h2>
      <p><strong dir="auto">${title}</strong> <span class="note" dir="auto">${activity}</span></p>
      <p class="said" dir="auto">${words}</p>
      ${practice.trim() ? html`<p class="said note" dir="auto">${practice.trim()}</p>` : nothing}
    </section>`
  }

  protected async lookAgain(): Promise<void> {
    try {
      this.seen = await this.look()
    } catch (error) {
      this.failed = this.sayFailure(error)
    }
  }

  protected read(name: string): string {
    return readField(this.form, name)
  }

  protected get names() {
    return { name: this.read('name'), role: this.read('role') }
  }

  /** Says so where one of them is missing. */
  protected isNamed(): boolean {
    const missing = (['name', 'role'] as const).find((name) => this.read(name) === '')
    if (missing) this.miss(text('needName'), missing)
    return missing === undefined
  }

  protected miss(words: string, field?: string): void {
    this.failed = words
    if (field) this.form.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
  }

  /** Gives an answer; where the work was changed meanwhile, it is shown again. */
  protected async answer(kind: Answer, give: () => Promise<null>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.failed = ''
    try {
      await give()
      this.done = kind
      await this.updateComplete
      this.renderRoot.querySelector('h1')?.focus()
    } catch (error) {
      this.failed = this.sayFailure(error)
      if (isChanged(error)) await this.lookAgain()
    } finally {
      this.busy = false
    }
  }

  protected sayFailure(error: unknown): string {
    return isChanged(error) ? text('needAgain') : sayFailure(error, (reason) => text('failed', { reason }))
  }
}

/** The step with the words of the house where it has none of its own. */
export const withWords = (rung: Rung) => fillWords(rung, text('language') === 'es' ? es : en)

/** A guest has no account: they say who they are. */
const renderNames = (): TemplateResult => html`
  <label class="field"
    >${text('name')}<input class="input" name="name" maxlength="100" autocomplete="name" dir="auto"
  /></label>
  <label class="field"
    >${text('role')}<input
      class="input"
      name="role"
      maxlength="100"
      autocomplete="organization-title"
      aria-describedby="role-hint"
      dir="auto"
    />
  </label>
  <p class="note" id="role-hint">${text('roleHint')}</p>
`

const isChanged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'changed_meanwhile'
