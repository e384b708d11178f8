import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Taker } from '../../../plugins/api/client.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { handingText as text } from '../../texts/handing/texts.ts'
import { readLanguage } from '../../texts/language.ts'
import { icon } from '../icons.ts'
import { excerptOf } from '../message/excerpt.ts'
import '../skeleton-lines.ts'
import type { Message } from '../types.ts'
import type { Choosing, Option } from './choosing.ts'
import { panelStyles } from './hand-panel.styles.ts'

/** Below the messages while a stretch is chosen: what it becomes, what it is called, who will read it there. */
@customElement('hand-panel')
export class HandPanel extends LitElement {
  static override styles = [ground, buttons, fields, panelStyles]

  @property({ attribute: false }) choosing!: Choosing
  /** Those that go along; given anew at every change. */
  @property({ attribute: false }) messages: readonly Message[] = []
  @query('input') private field!: HTMLInputElement | null

  override render() {
    const { failure } = this.choosing
    return html`<form aria-labelledby="title" @submit=${this.send} @keydown=${this.leaveByKey}>
      <header>
        <h2 id="title">${text('title', { count: this.messages.length })}</h2>
        <button
          class="icon-button"
          type="button"
          aria-label=${text('leave')}
          title=${text('leave')}
          @click=${() => this.choosing.leave()}
        >
          ${icon('close')}
        </button>
      </header>
      ${this.renderInside()} ${failure ? html`<p class="failure" role="alert">${failure}</p>` : nothing}
    </form>`
  }

  /** Makes something of what is chosen. */
  submit(): void {
    void this.choosing.make((this.field?.value ?? '').trim())
  }

  private renderInside(): TemplateResult | typeof nothing {
    const { options, option, failure } = this.choosing
    if (!options) return failure ? nothing : html`<skeleton-lines count="1"></skeleton-lines>`
    if (!option) return html`<p class="say">${text('none')}</p>`
    const [first] = this.messages
    return html`<p class="say">${text('hint')}</p>
      <div class="what">
        <label class="name">
          <span class="visually-hidden">${text('name')}</span>
          <input
            class="input"
            maxlength="200"
            dir="auto"
            title=${text('name')}
            .defaultValue=${excerptOf(first?.html ?? '')}
          />
        </label>
        <label>
          <span class="visually-hidden">${text('where')}</span>
          <select class="input" title=${text('where')} @change=${this.choose}>
            ${options.map((each) => html`<option ?selected=${each === option}>${sayOption(each)}</option>`)}
          </select>
        </label>
        <button class="button primary" type="submit" ?disabled=${this.choosing.busy}>
          ${text(option.taker.reach === 'more' ? 'make.more' : 'make')}
        </button>
      </div>
      ${renderReach(option.taker)}`
  }

  private choose({ target }: Event) {
    const option = target instanceof HTMLSelectElement ? this.choosing.options?.[target.selectedIndex] : undefined
    if (option) this.choosing.become(option)
  }

  private send(event: Event) {
    event.preventDefault()
    this.submit()
  }

  private leaveByKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    this.choosing.leave()
  }
}

const renderReach = (taker: Taker) =>
  html`<p class="say ${taker.reach}" role="status">
      ${icon(taker.reach === 'more' ? 'warning' : 'people', 'small')}<span>${sayReach(taker)}</span>
    </p>
    ${taker.onlyOwn ? html`<p class="say">${text('onlyOwn')}</p>` : nothing}`

const sayOption = ({ taker, form }: Option): string =>
  text('option', {
    form: taker.forms.find((each) => each.form === form)?.words[readLanguage()] ?? form,
    activity: taker.title,
  })

const sayReach = ({ reach, readers: count }: Taker): string =>
  reach === 'same' ? text('same') : text(reach, { count })

declare global {
  interface HTMLElementTagNameMap {
    'hand-panel': HandPanel
  }
}
