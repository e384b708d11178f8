import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, excerptOf, fields, ground, nameOf, sayFailure, type ActivityClient } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import { dialogs } from '../../../api/dialogs.ts'
import type { Message } from '../../../api/conversations.ts'
import type { contract, Thread, ThreadId, ThreadWithPeople } from '../../contract.ts'
import { text } from '../texts.ts'
import { moveDialogStyles } from './move-dialog.styles.ts'
import { said } from './moving-texts.ts'

type Client = ActivityClient<typeof contract>

/** As many as one looks through without typing. */
const mostShown = 30

/** Where a message goes with everything that was answered below it: to a thread of its own, or to another one. */
@customElement('move-dialog')
export class MoveDialog extends LitElement {
  static override styles = [ground, buttons, fields, dialogs, moveDialogStyles]

  @property({ attribute: false }) client!: Client
  @property({ attribute: false }) thread!: Thread
  @property({ attribute: false }) message!: Message
  @property({ attribute: false }) author: PersonCard | undefined
  @state() private where: 'own' | 'other' = 'own'
  @state() private words = ''
  @state() private to: ThreadId | undefined
  @state() private others: readonly Thread[] = []
  @state() private failed = ''
  @state() private busy = false
  @query('dialog') private dialog!: HTMLDialogElement
  @query('.input') private field!: HTMLInputElement
  private done: ((moved: Thread | undefined) => void) | undefined

  /** Opens it. @returns the thread in which it stands now; undefined when it was called off */
  async ask(): Promise<Thread | undefined> {
    await this.updateComplete
    this.dialog.showModal()
    void this.listOthers()
    return new Promise((resolve) => (this.done = resolve))
  }

  override render() {
    return html`<dialog aria-labelledby="title" aria-describedby="what" @close=${() => this.end(undefined)}>
      <form novalidate @submit=${this.submit}>
        <h2 id="title">${said('move.title')}</h2>
        <div id="what">
          <blockquote dir="auto"><b>${nameOf(this.author)}</b> ${excerptOf(this.message.html)}</blockquote>
          <p>${said('move.what')}</p>
        </div>
        <fieldset>
          <legend>${said('move.where')}</legend>
          ${this.renderWhere('own')} ${this.renderWhere('other')}
        </fieldset>
        ${this.where === 'own' ? this.renderOwn() : this.renderOthers()}
        ${this.failed === '' ? nothing : html`<p class="failure" role="alert">${this.failed}</p>`}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('thread.cancel')}</button>
          <button class="button primary" type="submit" ?disabled=${this.busy}>
            ${said(`move.${this.where}.verb`)}
          </button>
        </div>
      </form>
    </dialog>`
  }

  private renderWhere(where: 'own' | 'other'): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="where"
        .checked=${this.where === where}
        ?autofocus=${where === 'own'}
        @change=${() => this.choose(where)}
      />${said(`move.${where}`)}
    </label>`
  }

  private choose(where: 'own' | 'other') {
    this.where = where
    this.failed = ''
  }

  private renderOwn(): TemplateResult {
    return html`<label class="named"
      >${said('move.own.title')} <input class="input" maxlength="200" dir="auto" aria-required="true"
    /></label>`
  }

  private renderOthers(): TemplateResult {
    const words = plain(this.words)
    const found = this.others.filter(({ title }) => plain(title).includes(words)).slice(0, mostShown)
    return html`<label class="named"
        >${said('move.other.find')}
        <input class="input" type="search" dir="auto" .value=${this.words} @input=${this.find} />
      </label>
      <fieldset class="threads">
        <legend class="visually-hidden">${said('move.other')}</legend>
        ${found.map((thread) => this.renderThread(thread))}
        ${found.length === 0 ? html`<p class="none">${said('move.other.none')}</p>` : nothing}
      </fieldset>`
  }

  private renderThread({ id, title }: Thread): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name="to" .checked=${this.to === id} @change=${() => (this.to = id)} />
      <span dir="auto">${title}</span>
    </label>`
  }

  private find() {
    this.words = this.field.value
  }

  /** The server moves nothing to where others read. */
  private async listOthers() {
    try {
      const { threads } = await this.client.query('listThreads', { limit: 1000 })
      const { id, talk } = this.thread
      this.others = threads.filter((thread) => thread.id !== id && isForSame(thread.talk, talk))
    } catch (error) {
      this.failed = sayWhyNot(error)
    }
  }

  private async submit(event: Event) {
    event.preventDefault()
    const title = this.where === 'own' ? this.field.value.trim() : ''
    if (this.where === 'own' && title === '') return this.miss(text('new.titleMissing'))
    if (this.where === 'other' && !this.to) return this.miss(said('move.other.missing'))
    this.busy = true
    this.failed = ''
    try {
      const { thread } = await this.move(title)
      this.end(thread)
      this.dialog.close()
    } catch (error) {
      this.failed = sayWhyNot(error)
    } finally {
      this.busy = false
    }
  }

  private miss(why: string) {
    this.failed = why
    this.field.focus()
  }

  private move(title: string): Promise<ThreadWithPeople> {
    const what = { thread: this.thread.id, message: this.message.id }
    const { to } = this
    if (this.where === 'other' && to) return this.client.command('moveMessage', { ...what, to })
    return this.client.command('splitThread', { ...what, title })
  }

  private end(moved: Thread | undefined) {
    this.done?.(moved)
    this.done = undefined
  }
}

const isForSame = (one: Thread['talk'], other: Thread['talk']): boolean =>
  one.audience === other.audience && one.group === other.group

const sayWhyNot = (error: unknown): string => sayFailure(error, (reason) => text('thread.notDone', { reason }))

/** Without accents and capitals. */
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()

interface Moving {
  readonly client: Client
  readonly thread: Thread
  readonly message: Message
  readonly people: ReadonlyMap<PersonId, PersonCard>
}

/** Asks over a page where a message should go, and moves it there. @returns the thread in which it stands now */
export async function askWhereTo(host: LitElement, { people, ...moving }: Moving): Promise<Thread | undefined> {
  const dialog = Object.assign(new MoveDialog(), moving, { author: people.get(moving.message.author) })
  host.renderRoot.append(dialog)
  const moved = await dialog.ask()
  dialog.remove()
  return moved
}

declare global {
  interface HTMLElementTagNameMap {
    'move-dialog': MoveDialog
  }
}
