import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, nameOf, roleWord, type ActivityClient } from '../../../api/client.ts'
import type { PersonCard } from '../../../api/contract.ts'
import { dialogs } from '../../../api/dialogs.ts'
import type { contract } from '../../contract.ts'
import { mayWrite } from '../../who-may-write.ts'
import { text } from './texts.ts'
import { dialogStyles } from './dialog.styles.ts'
import { findByName, listEverybody } from './finding.ts'

/** As many as one looks through; who wants somebody else writes a letter. */
const mostShown = 50

/** Whom to write to apart from the others: those whom the designer lets one write to. */
@customElement('direct-dialog')
export class DirectDialog extends LitElement {
  static override styles = [ground, buttons, fields, dialogs, dialogStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @state() private people: readonly PersonCard[] | undefined
  @state() private words = ''
  @query('dialog') private dialog!: HTMLDialogElement
  private answer: ((person: PersonCard | undefined) => void) | undefined

  override render() {
    const { direct } = this.client.activity.settings
    return html`<dialog aria-labelledby="title" @close=${() => this.answer?.(undefined)}>
      <form method="dialog" @submit=${this.takeFirst}>
        <h2 id="title">${text('direct.title')}</h2>
        <p class="why">${direct === 'nobody' ? nothing : text(`direct.why.${direct}`)}</p>
        <label class="field"
          >${text('direct.find')}
          <input
            class="input"
            type="search"
            autocomplete="off"
            autofocus
            .value=${this.words}
            @input=${({ target }: Event) => (this.words = target instanceof HTMLInputElement ? target.value : '')}
          />
        </label>
        <div class="people" tabindex="-1">${this.renderPeople()}</div>
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('direct.close')}</button>
        </div>
      </form>
    </dialog>`
  }

  /** Opens it. @returns who was chosen; undefined when it was closed */
  async ask(): Promise<PersonCard | undefined> {
    await this.updateComplete
    this.dialog.showModal()
    void this.load()
    return new Promise((resolve) => {
      this.answer = resolve
    })
  }

  private async load() {
    const { client } = this
    const { direct } = client.activity.settings
    const everybody = await listEverybody(client).catch(() => [])
    this.people = everybody.filter((person) => mayWrite(direct, client.me, person))
  }

  private renderPeople() {
    if (!this.people) return html`<skeleton-lines count="3"></skeleton-lines>`
    const found = findByName(this.people, this.words)
    if (found.length === 0) return html`<p class="why">${text('direct.none')}</p>`
    return html`<ul role="list">
      ${found.slice(0, mostShown).map((person) => html`<li>${this.renderPerson(person)}</li>`)}
    </ul>`
  }

  private renderPerson(person: PersonCard) {
    const here = this.client.presence.people.some(({ id }) => id === person.id)
    return html`<button class="person" type="button" @click=${() => this.take(person)}>
      <person-avatar size="28" .person=${person} ?here=${here}></person-avatar>
      <span><bdi>${nameOf(person)}</bdi> <span class="beside">${roleWord(person)}</span></span>
    </button>`
  }

  /** Enter takes the one that is meant: the only one left, or the first. */
  private takeFirst(event: Event) {
    event.preventDefault()
    const [first] = findByName(this.people ?? [], this.words)
    if (first && this.words.trim() !== '') this.take(first)
  }

  private take(person: PersonCard) {
    this.answer?.(person)
    this.answer = undefined
    this.dialog.close()
  }
}

/** Asks over the page of an element, and leaves nothing behind. */
export async function askWhom(
  host: HTMLElement,
  client: ActivityClient<typeof contract>,
): Promise<PersonCard | undefined> {
  const dialog = Object.assign(new DirectDialog(), { client })
  host.shadowRoot?.append(dialog)
  const person = await dialog.ask()
  dialog.remove()
  return person
}

declare global {
  interface HTMLElementTagNameMap {
    'direct-dialog': DirectDialog
  }
}
