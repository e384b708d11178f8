import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, GuestElement, sayUntil } from '../../../api/guest-page.ts'
import type { contract, ObserverView } from '../../contract.ts'
import { fillWords } from '../../ladder-words.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { witnessPageStyles } from '../witness/witness-page.styles.ts'
import { text } from './texts.ts'

type Answer = 'write' | 'decline'

/** Where somebody without an account writes, once, what they saw. Opening it says nothing in their name. */
@customElement('observer-page')
export class ObserverPage extends GuestElement<(typeof contract)['guests']['observer']> {
  static override styles = [ground, buttons, fields, witnessPageStyles]

  @state() private seen: ObserverView | undefined
  @state() private done: Answer | undefined
  @state() private failed = ''
  private busy = false
  @query('form') private form!: HTMLFormElement

  override connectedCallback() {
    super.connectedCallback()
    document.title = 'Tertulia'
    void this.look()
  }

  override render() {
    const { seen, done } = this
    if (!seen) return html`<p role=${this.failed ? 'alert' : 'status'}>${this.failed || text('guest.opening')}</p>`
    if (done) return this.renderDone(done, seen)
    const { title, text: words } = fillWords(seen.rung, text('language') === 'es' ? es : en)
    return html`<h1>${text('guest.title', { name: seen.name })}</h1>
      <p>${text('guest.why')}</p>
      <p class="note">
        ${text('guest.about', { address: seen.address, until: sayUntil(this.client.until, Date.now()) })}
      </p>
      <section aria-labelledby="what">
        <h2 id="what">${text('guest.what')}</h2>
        <p><strong dir="auto">${title}</strong> <span class="note" dir="auto">${seen.activity}</span></p>
        <p class="said" dir="auto">${words}</p>
        ${seen.practice.trim() ? html`<p class="said note" dir="auto">${seen.practice.trim()}</p>` : nothing}
      </section>
      ${this.renderAnswer(seen)}`
  }

  private renderAnswer({ askWhere }: ObserverView): TemplateResult {
    return html`<form class="answer" novalidate @submit=${this.write}>
      <h2>${text('guest.answer')}</h2>
      <label class="field"
        >${text('write.words')}
        <textarea class="input" name="words" rows="4" maxlength="4000" dir="auto"></textarea>
      </label>
      <label class="field">${text('write.when')}<input class="input" name="when" type="date" /></label>
      ${askWhere ? html`<label class="field">${text('write.where')}<input class="input" name="where" maxlength="200" dir="auto" /></label>` : nothing}
      <label class="field"
        >${text('guest.name')}<input class="input" name="name" maxlength="100" autocomplete="name" dir="auto"
      /></label>
      <label class="field"
        >${text('guest.role')}<input
          class="input"
          name="role"
          maxlength="100"
          autocomplete="organization-title"
          aria-describedby="role-hint"
          dir="auto"
        />
      </label>
      <p class="note" id="role-hint">${text('guest.roleHint')}</p>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary tall" type="submit">${text('guest.send')}</button>
        <button class="button quiet tall" type="button" @click=${() => this.decline()}>${text('guest.decline')}</button>
      </div>
    </form>`
  }

  private renderDone(done: Answer, { name }: ObserverView): TemplateResult {
    return html`<h1 tabindex="-1">${text(`guest.done.${done}`, { name })}</h1>
      <p>${text('guest.done.why')}</p>`
  }

  private async look(): Promise<void> {
    try {
      this.seen = await this.client.query('read', {})
    } catch (error) {
      this.failed = sayFailure(error)
    }
  }

  private write(event: Event): Promise<void> | void {
    event.preventDefault()
    const words = this.read('words')
    if (words === '') return this.miss(text('write.empty'), 'words')
    if (!this.isNamed()) return
    const happened = { where: this.read('where'), when: this.read('when') || null }
    return this.answer('write', () => this.client.command('write', { ...this.names, words, ...happened }))
  }

  private decline(): Promise<void> | void {
    if (!this.isNamed()) return
    return this.answer('decline', () => this.client.command('decline', this.names))
  }

  private read(name: string): string {
    const said = new FormData(this.form).get(name)
    return typeof said === 'string' ? said.trim() : ''
  }

  private get names() {
    return { name: this.read('name'), role: this.read('role') }
  }

  private isNamed(): boolean {
    const missing = (['name', 'role'] as const).find((name) => this.read(name) === '')
    if (missing) this.miss(text('guest.needName'), missing)
    return missing === undefined
  }

  private miss(words: string, field: string): void {
    this.failed = words
    this.form.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
  }

  private async answer(kind: Answer, give: () => Promise<null>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.failed = ''
    try {
      await give()
      this.done = kind
      await this.updateComplete
      this.renderRoot.querySelector('h1')?.focus()
    } catch (error) {
      this.failed = sayFailure(error)
    } finally {
      this.busy = false
    }
  }
}

const sayFailure = (error: unknown): string =>
  text('guest.failed', { reason: error instanceof Error ? error.message : '' })

declare global {
  interface HTMLElementTagNameMap {
    'observer-page': ObserverPage
  }
}
