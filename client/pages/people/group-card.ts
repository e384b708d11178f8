import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/people/person-avatar.ts'
import '../../elements/people/person-name.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { words, type ListedGroup } from './words.ts'
import { groupCardStyles } from './group-card.styles.ts'

/** What is to be done to a group. */
export type GroupDeed =
  | { readonly deed: 'rename'; readonly name: string }
  | { readonly deed: 'remove' }
  | { readonly deed: 'add'; readonly people: readonly PersonId[] }
  | { readonly deed: 'takeOut'; readonly person: PersonCard }

type Doing = 'nothing' | 'renaming' | 'adding' | 'removing'

/** A cohort or a circle with its people; for who tends the course, with what can be done to it. */
@customElement('group-card')
export class GroupCard extends LitElement {
  static override styles = [ground, buttons, fields, groupCardStyles]

  @property({ attribute: false }) group!: ListedGroup
  /** What it is called on this page. */
  @property() name = ''
  /** Everybody who is in it, or could be. */
  @property({ attribute: false }) people: readonly PersonCard[] = []
  @property({ type: Boolean }) tends = false
  /** Does it, and says whether it was done. */
  @property({ attribute: false }) act: (deed: GroupDeed) => Promise<boolean> = async () => false
  @state() private doing: Doing = 'nothing'
  @state() private wanted = ''
  @state() private chosen: ReadonlySet<PersonId> = new Set()
  @query('summary') private summary!: HTMLElement

  override render() {
    const inside = new Set(this.group.people)
    const members = this.people.filter(({ id }) => inside.has(id))
    return html`<details>
      <summary>
        <h3 dir="auto">${this.name}</h3>
        <span class="note">${words('count', { count: members.length })}</span>
      </summary>
      <ul role="list">
        ${repeat(
          members,
          ({ id }) => id,
          (person) => this.renderMember(person),
        )}
      </ul>
      ${this.tends && !this.group.isDefault ? this.renderTending() : nothing}
    </details>`
  }

  private renderMember(person: PersonCard): TemplateResult {
    const label = words('takeOut.of', { name: nameOf(person), group: this.name })
    return html`<li>
      <person-avatar .person=${person} size="28"></person-avatar>
      <person-name .person=${person}></person-name>
      ${
        this.tends && !this.group.isDefault
          ? html`<button class="text-button" type="button" aria-label=${label} @click=${() => this.takeOut(person)}>
              ${words('takeOut')}
            </button>`
          : nothing
      }
    </li>`
  }

  private renderTending(): TemplateResult {
    if (this.doing === 'adding') return this.renderAdding()
    if (this.doing === 'renaming') return this.renderNaming()
    if (this.doing === 'removing') return this.renderRemoving()
    return html`<div class="acts">
      ${(['adding', 'renaming', 'removing'] as const).map((doing) => {
        const key = ({ adding: 'add', renaming: 'rename', removing: 'remove' } as const)[doing]
        const label = words(`${key}.of`, { group: this.name })
        return html`<button class="button" type="button" aria-label=${label} @click=${() => this.begin(doing)}>
          ${words(key)}
        </button>`
      })}
    </div>`
  }

  private renderNaming() {
    return html`<form @submit=${this.rename}>
      <label>
        ${words('make.name')}
        <input class="input" name="name" required maxlength="80" dir="auto" .value=${this.group.name} />
      </label>
      ${this.renderEnds(words('save'))}
    </form>`
  }

  private renderRemoving() {
    return html`<form @submit=${this.endGroup}>
      <p id="why">${words('remove.why')}</p>
      <div class="acts">
        <button class="button danger" type="submit" aria-describedby="why">${words('remove.verb')}</button>
        <button class="button" type="button" @click=${() => this.end()}>${words('cancel')}</button>
      </div>
    </form>`
  }

  private renderAdding() {
    const inside = new Set(this.group.people)
    const wanted = plain(this.wanted)
    const found = this.people.filter(({ id, name }) => !inside.has(id) && plain(name).includes(wanted))
    return html`<form @submit=${this.add}>
      <label>
        ${words('add.find')}
        <input
          class="input"
          type="search"
          dir="auto"
          .value=${this.wanted}
          @input=${({ target }: Event) => (this.wanted = (target as HTMLInputElement).value)}
        />
      </label>
      <fieldset>
        <legend class="visually-hidden">${words('add.of', { group: this.name })}</legend>
        ${found.length === 0 ? html`<p class="note" role="status">${words('add.none')}</p>` : nothing}
        ${repeat(
          found,
          ({ id }) => id,
          (person) =>
            html`<label class="choice">
              <input type="checkbox" .checked=${this.chosen.has(person.id)} @change=${() => this.choose(person.id)} />
              <person-avatar .person=${person} size="28"></person-avatar>
              <bdi>${nameOf(person)}</bdi>
            </label>`,
        )}
      </fieldset>
      ${this.renderEnds(words('add.verb', { count: this.chosen.size }), this.chosen.size === 0)}
    </form>`
  }

  private renderEnds(verb: string, nothingYet = false) {
    return html`<div class="acts">
      <button class="button primary" type="submit" aria-disabled=${nothingYet ? 'true' : 'false'}>${verb}</button>
      <button class="button" type="button" @click=${() => this.end()}>${words('cancel')}</button>
    </div>`
  }

  private begin(doing: Doing) {
    this.doing = doing
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form input, form button')?.focus())
  }

  private end() {
    this.doing = 'nothing'
    this.wanted = ''
    this.chosen = new Set()
    this.summary.focus()
  }

  private choose(id: PersonId) {
    const chosen = new Set(this.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    this.chosen = chosen
  }

  private async add(event: Event) {
    event.preventDefault()
    if (this.chosen.size > 0 && (await this.act({ deed: 'add', people: [...this.chosen] }))) this.end()
  }

  private async rename(event: SubmitEvent) {
    event.preventDefault()
    const name = this.renderRoot.querySelector<HTMLInputElement>('[name=name]')?.value.trim() ?? ''
    if (name !== '' && (await this.act({ deed: 'rename', name }))) this.end()
  }

  private async takeOut(person: PersonCard) {
    if (await this.act({ deed: 'takeOut', person })) this.summary.focus()
  }

  private async endGroup(event: Event) {
    event.preventDefault()
    await this.act({ deed: 'remove' })
  }
}

/** Without accents and capitals: who looks for Inés types "ines". */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()

declare global {
  interface HTMLElementTagNameMap {
    'group-card': GroupCard
  }
}
