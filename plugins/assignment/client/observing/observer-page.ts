import { html, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../../../api/bringing.ts'
import type { Tray } from '../../../api/guest-page.ts'
import type { contract, ObserverView } from '../../contract.ts'
import { Bringing, pickerStyles } from '../evidence/bringing.ts'
import { AnsweringPage, type PageWords } from '../witness/answering-page.ts'
import { findMissing, readObservation, renderObservation } from './observation-fields.ts'
import { text } from './texts.ts'

type Answer = 'write' | 'decline'

/** Where somebody without an account writes, once, what they saw. */
@customElement('observer-page')
export class ObserverPage extends AnsweringPage<(typeof contract)['guests']['observer'], ObserverView, Answer> {
  static override styles = [...AnsweringPage.styles, pickerStyles]

  private tray: Tray | undefined
  private readonly bringing = new Bringing(this, {
    findTray: () => (this.tray ??= this.client.files.openTray(() => this.requestUpdate())),
    refused: (error) => (this.failed = this.sayFailure(error)),
  })

  protected look(): Promise<ObserverView> {
    return this.client.query('read', {})
  }

  protected wordsFor({ name }: ObserverView): PageWords<Answer> {
    return {
      ...{ title: text('guest.title', { name }), why: text('guest.why') },
      about: (values) => text('guest.about', values),
      done: (answer) => text(`guest.done.${answer}`, { name }),
    }
  }

  protected renderAsked(seen: ObserverView): TemplateResult {
    return renderObservation(this.bringing, seen)
  }

  protected renderAnswers(): TemplateResult {
    return html`<button class="button primary tall" type="button" @click=${() => this.write()}>
        ${text('guest.send')}
      </button>
      <button class="button quiet tall" type="button" @click=${() => this.decline()}>${text('guest.decline')}</button>`
  }

  private write(): Promise<void> | void {
    const missing = findMissing(this.form, this.bringing)
    if (missing) return this.miss(missing, 'words')
    if (!this.isNamed()) return
    const observation = readObservation(this.form, this.bringing)
    return this.answer('write', () => this.client.command('write', { ...this.names, ...observation }))
  }

  private decline(): Promise<void> | void {
    if (!this.isNamed()) return
    return this.answer('decline', () => this.client.command('decline', this.names))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'observer-page': ObserverPage
  }
}
