import { html, nothing, type LitElement, type ReactiveController } from 'lit'
import { text } from '../../texts/texts.ts'
import type { NamingField } from './field.ts'
import { nameOf, roleWord } from '../people/names.ts'
import { placeBeside } from '../popover.ts'
import '../people/person-avatar.ts'
import type { PersonCard } from '../types.ts'

/** Finds people by the beginning of a name, the likeliest first; an empty query finds those who are near. */
export type FindPeople = (query: string) => Promise<readonly PersonCard[]>

interface Host extends LitElement {
  findPeople: FindPeople | undefined
}

// As many as fit above a keyboard: who wants somebody else writes another letter.
const most = 6

const begun = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*)?$/u

/**
 * Completes a name after an `@`. The text field keeps the focus and points at the option it would take, which is how a
 * list box helps a field of several lines: the role of a combobox is for fields of one line only, and not allowed here.
 */
export class MentionCompletion implements ReactiveController {
  private people: readonly PersonCard[] = []
  private at = 0
  private asked = 0
  private shown = false
  /** Puts the open list where it belongs; undefined while there is none. */
  private place: (() => void) | undefined

  constructor(private readonly host: Host) {
    host.addController(this)
  }

  hostDisconnected() {
    this.close()
  }

  get isOpen() {
    return this.shown
  }

  /** The id of the option that Enter would take. */
  get activeId() {
    return this.shown && this.people.length > 0 ? `mention-${this.at}` : undefined
  }

  /** Looks whether a name is being written before the caret, and asks for people who have it. */
  async follow(field: NamingField): Promise<void> {
    const query = this.queryOf(field)
    const { findPeople } = this.host
    if (query === undefined || !findPeople) return this.close()
    const asked = ++this.asked
    // No answer is as good as an empty one: the words are the writer's, with or without help.
    const people = await findPeople(query).catch(() => [])
    // A slower answer to an older question is of no use any more.
    if (asked === this.asked) await this.show(people, field)
  }

  private queryOf(field: NamingField): string | undefined {
    const match = begun.exec(field.readBefore() ?? '')
    return match ? (match[1] ?? '') : undefined
  }

  private async show(people: readonly PersonCard[], field: NamingField): Promise<void> {
    this.people = people.slice(0, most)
    this.at = 0
    if (this.people.length === 0) return this.close()
    this.shown = true
    this.host.requestUpdate()
    await this.host.updateComplete
    if (this.shown) this.pop(field)
  }

  private pop(field: NamingField): void {
    if (this.place || !this.list) return this.place?.()
    this.list.showPopover()
    this.place = placeBeside(this.list, field.element)
  }

  close(): void {
    this.asked += 1
    if (!this.shown) return
    this.shown = false
    this.place = undefined
    this.list?.hidePopover()
    this.host.requestUpdate()
  }

  /** Moves in the open list, takes a name or leaves. @returns whether the key was for the list */
  handleKey(event: KeyboardEvent, field: NamingField): boolean {
    if (!this.shown) return false
    if (event.key === 'ArrowDown') this.move(1)
    else if (event.key === 'ArrowUp') this.move(-1)
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(this.people[this.at], field)
    else if (event.key === 'Escape') this.close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  private move(by: number): void {
    this.at = (this.at + by + this.people.length) % this.people.length
    this.host.requestUpdate()
    void this.host.updateComplete.then(() => {
      this.list?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    })
  }

  private choose(person: PersonCard | undefined, field: NamingField): void {
    const query = this.queryOf(field)
    this.close()
    if (person && query !== undefined) field.name(person, query.length + 1)
  }

  private get list(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('#mentions')
  }

  /** The list and the sentence that says how many there are; both stay in the page, so that they can be pointed at. */
  render(field: () => NamingField) {
    const { shown, people } = this
    return html`<ul
        id="mentions"
        popover="manual"
        role="listbox"
        aria-label=${text('mention.people')}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${shown ? people.map((person, n) => this.renderOption(person, n, field)) : nothing}
      </ul>
      <span class="visually-hidden" role="status">
        ${shown ? text('mention.found', { count: people.length }) : nothing}
      </span>`
  }

  private renderOption(person: PersonCard, n: number, field: () => NamingField) {
    const role = roleWord(person)
    return html`<li
      id="mention-${n}"
      role="option"
      aria-selected=${n === this.at ? 'true' : 'false'}
      @click=${() => this.choose(person, field())}
    >
      <person-avatar size="28" .person=${person}></person-avatar>
      <span>${nameOf(person)}${role ? html`<span class="role">${role}</span>` : nothing}</span>
    </li>`
  }
}
