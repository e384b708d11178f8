import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { HouseClient, Taken, Taker } from '../../../plugins/api/client.ts'
import { newKey } from '../../connection/key.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { handingText as text } from '../../texts/handing/texts.ts'
import { readLanguage } from '../../texts/language.ts'
import { icon } from '../icons.ts'
import { excerptOf } from '../message/excerpt.ts'
import { nameOf } from '../people/names.ts'
import '../skeleton-lines.ts'
import type { FindPerson, Message } from '../types.ts'
import { dialogs } from '../../styles/dialogs.ts'
import { handStyles } from './hand-dialog.styles.ts'

/** What something can become, and where. */
interface Option {
  readonly taker: Taker
  readonly form: string
}

/** Asks what a stretch of talk is to become, says who will read it there, and has it made. */
@customElement('hand-dialog')
export class HandDialog extends LitElement {
  static override styles = [ground, buttons, fields, dialogs, handStyles]

  @property({ attribute: false }) client!: Pick<HouseClient, 'handing' | 'isMe'>
  /** The message that somebody chose, and what was said after it. */
  @property({ attribute: false }) messages: readonly Message[] = []
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  @state() private takers: readonly Taker[] | undefined
  @state() private chosen: Option | undefined
  @state() private ticked: ReadonlySet<Message['id']> = new Set()
  @state() private failure = ''
  @state() private busy = false
  @query('dialog') private dialog!: HTMLDialogElement
  @query('.name input') private field!: HTMLInputElement
  private settle: ((taken: Taken | undefined) => void) | undefined
  /** The same however often one tries: what is made is made once. */
  private readonly key = newKey()

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.settle?.(undefined)}>
      <form @submit=${this.submit}>
        <h2 id="title">${text('title')}</h2>
        ${this.renderInside()} ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('cancel')}</button>
          ${this.chosen ? this.renderMake(this.chosen) : nothing}
        </div>
      </form>
    </dialog>`
  }

  /** Opens it. @returns what became of it; undefined when it was called off */
  async ask(): Promise<Taken | undefined> {
    const [first] = this.messages
    if (!first) return undefined
    this.ticked = new Set([
      first.id,
      ...this.messages.filter(({ replyTo }) => replyTo === first.id).map(({ id }) => id),
    ])
    await this.updateComplete
    this.dialog.showModal()
    const taken = new Promise<Taken | undefined>((resolve) => (this.settle = resolve))
    void this.load(first)
    return taken
  }

  private async load(first: Message): Promise<void> {
    try {
      this.takers = await this.client.handing.listTakers(first.conversation)
    } catch (error) {
      this.failure = sayWhy(error)
      return
    }
    this.chosen = guess(listOptions(this.takers), first)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus()
  }

  private renderInside(): TemplateResult | typeof nothing {
    const { takers, chosen } = this
    if (!takers) return this.failure ? nothing : html`<skeleton-lines></skeleton-lines>`
    if (!chosen) return html`<p class="reach">${text('none')}</p>`
    const [first] = this.messages
    return html`<fieldset>
        <legend>${text('stretch')}</legend>
        <ul class="stretch" role="list" tabindex="0" aria-label=${text('stretch')}>
          ${this.messages.map((message) => html`<li>${this.renderMessage(message, chosen)}</li>`)}
        </ul>
      </fieldset>
      <label class="name">
        ${text('name')}
        <input class="input" maxlength="200" dir="auto" .defaultValue=${excerptOf(first?.html ?? '')} />
      </label>
      <fieldset class="forms">
        <legend>${text('where')}</legend>
        ${listOptions(takers).map((option) => this.renderOption(option))}
      </fieldset>
      <p class="reach ${chosen.taker.reach}" role="status">
        ${icon(chosen.taker.reach === 'more' ? 'warning' : 'people', 'small')}<span>${sayReach(chosen.taker)}</span>
      </p>
      ${chosen.taker.onlyOwn ? html`<p class="reach">${text('onlyOwn')}</p>` : nothing}`
  }

  private renderMessage({ id, author, html: said }: Message, { taker }: Option) {
    const stays = taker.onlyOwn && !this.client.isMe(author)
    return html`<label class=${stays ? 'stays' : ''}>
      <input
        type="checkbox"
        .checked=${live(this.ticked.has(id) && !stays)}
        ?disabled=${stays}
        @change=${() => this.tick(id)}
      />
      <span dir="auto"><b>${nameOf(this.findPerson(author))}</b> ${excerptOf(said)}</span>
    </label>`
  }

  private renderOption(option: Option) {
    const words = option.taker.forms.find(({ form }) => form === option.form)?.words[readLanguage()] ?? option.form
    return html`<label>
      <input
        type="radio"
        name="form"
        .checked=${live(isSame(option, this.chosen))}
        @change=${() => (this.chosen = option)}
      />
      <span>${text('option', { form: words, activity: option.taker.title })}</span>
    </label>`
  }

  private renderMake({ taker }: Option) {
    const words = taker.reach === 'more' ? text('make.more') : text('make')
    return html`<button class="button primary" type="submit" ?disabled=${this.busy}>${words}</button>`
  }

  private tick(id: Message['id']) {
    const ticked = new Set(this.ticked)
    if (!ticked.delete(id)) ticked.add(id)
    this.ticked = ticked
  }

  private submit(event: Event) {
    event.preventDefault()
    const { chosen } = this
    if (chosen && !this.busy) void this.make(chosen)
  }

  private async make({ taker, form }: Option): Promise<void> {
    const title = this.field.value.trim()
    const goes = ({ id, author }: Message) => this.ticked.has(id) && (!taker.onlyOwn || this.client.isMe(author))
    const messages = this.messages.filter(goes).map(({ id }) => id)
    this.failure = title === '' ? text('name.missing') : messages.length === 0 ? text('nothing') : ''
    if (this.failure) return
    this.busy = true
    try {
      const more = taker.reach === 'more' ? { toMore: true } : {}
      this.settle?.(await this.client.handing.take(taker.activity, { messages, form, title, ...more }, this.key))
      this.dialog.close()
    } catch (error) {
      this.failure = sayWhy(error)
    }
    this.busy = false
  }
}

const listOptions = (takers: readonly Taker[]): Option[] =>
  takers.flatMap((taker) => taker.forms.map(({ form }) => ({ taker, form })))

const isSame = (one: Option, other: Option | undefined): boolean =>
  one.form === other?.form && one.taker.activity === other.taker.activity

/** What asks something is most likely a question, where there is such a thing; and nothing reaches more by itself. */
function guess(options: readonly Option[], { html: said }: Message): Option | undefined {
  const calm = options.filter(({ taker }) => taker.reach !== 'more')
  const fitting = calm.length > 0 ? calm : options
  return fitting.find(({ form }) => (form === 'question') === said.includes('?')) ?? fitting[0]
}

const sayReach = ({ reach, readers: count }: Taker): string =>
  reach === 'same' ? text('same') : text(reach, { count })

const sayWhy = (error: unknown): string => (error instanceof Error ? error.message : String(error))

declare global {
  interface HTMLElementTagNameMap {
    'hand-dialog': HandDialog
  }
}
