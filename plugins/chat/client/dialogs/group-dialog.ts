import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, nameOf, roleWord, sayFailure, type ActivityClient } from '../../../api/client.ts'
import type { ConversationId, PersonCard, PersonId } from '../../../api/contract.ts'
import { dialogs } from '../../../api/dialogs.ts'
import type { contract, Room, RoomWithPeople } from '../../contract.ts'
import { mostInGroup } from '../../group-size.ts'
import { takesPart } from '../../who-may-write.ts'
import { text } from './texts.ts'
import { dialogStyles } from './dialog.styles.ts'
import { findByName, listEverybody } from './finding.ts'

interface Asked {
  readonly client: ActivityClient<typeof contract>
  /** The group that there is; without one, another is made. */
  readonly room?: Room
  /** Who is in it already. */
  readonly people: readonly PersonId[]
}

const mostShown = 50

/** What a group is called and who is in it. What was entered stays until it is done. */
@customElement('group-dialog')
export class GroupDialog extends LitElement {
  static override styles = [ground, buttons, fields, dialogs, dialogStyles]

  @property({ attribute: false }) asked!: Asked
  @state() private everybody: readonly PersonCard[] = []
  @state() private words = ''
  @state() private chosen: ReadonlySet<PersonId> = new Set()
  @state() private failed = ''
  @state() private busy = false
  @query('dialog') private dialog!: HTMLDialogElement
  @query('input[name=name]') private nameField!: HTMLInputElement
  private answer: ((room: Room | undefined) => void) | undefined

  override render() {
    const { room } = this.asked
    return html`<dialog aria-labelledby="title" @close=${() => this.answer?.(undefined)}>
      <form @submit=${this.submit}>
        <h2 id="title">${text(room ? 'group.change' : 'group.title')}</h2>
        <label class="field"
          >${text('group.name')}
          <input
            class="input"
            name="name"
            maxlength="80"
            dir="auto"
            autocomplete="off"
            autofocus
            .value=${room?.name ?? ''}
        /></label>
        ${this.renderFinding(room ? 'group.add' : 'group.people')}
        <p class="why">${text('group.why', { most: mostInGroup })}</p>
        ${this.failed ? html`<p class="failure" role="alert">${this.failed}</p>` : nothing}
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('group.cancel')}</button>
          <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${text(room ? 'group.save' : 'group.make')}
          </button>
        </div>
      </form>
    </dialog>`
  }

  /** Opens it. @returns the group as it is then; undefined when it was called off */
  async ask(): Promise<Room | undefined> {
    await this.updateComplete
    this.dialog.showModal()
    void listEverybody(this.asked.client)
      .catch(() => [])
      .then((people) => (this.everybody = people))
    return new Promise((resolve) => {
      this.answer = resolve
    })
  }

  private renderFinding(label: 'group.add' | 'group.people') {
    return html`<label class="field"
        >${text(label)}
        <input
          class="input"
          type="search"
          autocomplete="off"
          placeholder=${text('direct.find')}
          .value=${this.words}
          @input=${({ target }: Event) => (this.words = target instanceof HTMLInputElement ? target.value : '')}
        />
      </label>
      <ul class="people" role="list">
        ${this.listShown().map((person) => html`<li>${this.renderPerson(person)}</li>`)}
      </ul>`
  }

  /** Who is chosen stays in view. */
  private listShown(): PersonCard[] {
    const { client, people } = this.asked
    const others = this.everybody.filter(
      (person) => person.id !== client.me.id && takesPart(person) && !people.includes(person.id),
    )
    const chosen = others.filter(({ id }) => this.chosen.has(id))
    const found = findByName(others, this.words).filter(({ id }) => !this.chosen.has(id))
    return [...chosen, ...found].slice(0, mostShown)
  }

  private renderPerson(person: PersonCard) {
    return html`<label class="person">
      <person-avatar size="28" .person=${person}></person-avatar>
      <span><bdi>${nameOf(person)}</bdi> <span class="beside">${roleWord(person)}</span></span>
      <input type="checkbox" .checked=${this.chosen.has(person.id)} @change=${() => this.toggle(person.id)} />
    </label>`
  }

  private toggle(person: PersonId) {
    const chosen = new Set(this.chosen)
    if (!chosen.delete(person)) chosen.add(person)
    this.chosen = chosen
  }

  private async submit(event: Event) {
    event.preventDefault()
    const { people } = this.asked
    const name = this.nameField.value.trim()
    const isMissing = name === '' || people.length + this.chosen.size === 0
    const isFull = Math.max(people.length, 1) + this.chosen.size > mostInGroup
    this.failed = isMissing ? text('group.nameless') : isFull ? text('group.full', { most: mostInGroup }) : ''
    if (this.failed || this.busy) return
    this.busy = true
    try {
      const { room } = await this.save(name, [...this.chosen])
      this.answer?.(room)
      this.answer = undefined
      this.dialog.close()
    } catch (error) {
      this.failed = sayFailure(error, (reason) => text('notDone', { reason }))
    }
    this.busy = false
  }

  private async save(name: string, people: PersonId[]): Promise<RoomWithPeople> {
    const { client, room } = this.asked
    if (!room) return client.command('makeGroup', { name, people })
    // A group is in addresses by its conversation.
    const conversation = room.key as ConversationId
    const renamed = name === room.name ? undefined : await client.command('renameGroup', { conversation, name })
    if (people.length > 0) return client.command('addToGroup', { conversation, people })
    return renamed ?? { room, people: [] }
  }
}

/** Asks over the page of an element, and leaves nothing behind. */
export async function askForGroup(host: HTMLElement, asked: Asked): Promise<Room | undefined> {
  const dialog = Object.assign(new GroupDialog(), { asked })
  host.shadowRoot?.append(dialog)
  const room = await dialog.ask()
  dialog.remove()
  return room
}

declare global {
  interface HTMLElementTagNameMap {
    'group-dialog': GroupDialog
  }
}
