import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FeatureClient, Watched } from '../../../plugins/api/client.ts'
import type { Group, PersonCard } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/groups/contract.ts'
import '../../elements/error-card.ts'
import { nameOf, roleWord } from '../../elements/people/names.ts'
import '../../elements/people/person-avatar.ts'
import '../../elements/people/person-name.ts'
import '../../elements/skeleton-lines.ts'
import { showToast } from '../../shell-events.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { sayFailure } from '../../texts/failure.ts'
import { readLanguage } from '../../texts/language.ts'
import { text } from '../../texts/texts.ts'
import { HousePage } from '../house-page.ts'
import './group-card.ts'
import type { GroupDeed } from './group-card.ts'
import { peoplePageStyles } from './people-page.styles.ts'
import { groupName, words, type Listed, type ListedGroup } from './words.ts'

/** The cohorts and circles of a course with their people; for everybody but who facilitates, their own. */
@customElement('people-page')
export class PeoplePage extends HousePage {
  static override styles = [ground, buttons, fields, peoplePageStyles]

  @state() private making: Group['kind'] | undefined
  private feature: FeatureClient<typeof contract> | undefined
  private watched: Watched<Listed> | undefined
  private busy = false
  private stops: (() => void)[] = []

  override connectedCallback() {
    super.connectedCallback()
    this.feature = this.client.feature<typeof contract>('groups')
    this.watched = this.feature.watch('list', {}, { changed: () => this.requestUpdate() })
    this.stops = [this.feature.on('changed', () => this.watched?.reload())]
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    for (const stop of this.stops) stop()
  }

  override render() {
    return html`<div class="inside">
      <header>
        <h1 tabindex="-1">${text('people.title')}</h1>
        <p class="note">${words(this.tends ? 'about.tends' : 'about.own')}</p>
      </header>
      ${this.watched ? this.renderFound(this.watched) : nothing}
    </div>`
  }

  private get tends(): boolean {
    return this.client.can('facilitate')
  }

  private renderFound({ state: listed, failure, reload }: Watched<Listed>): TemplateResult {
    if (failure && !listed)
      return html`<error-card
        .sentence=${failure.message}
        retriable
        @retry=${() => reload.call(this.watched)}
      ></error-card>`
    if (!listed) return html`<skeleton-lines></skeleton-lines>`
    return html`${this.renderGroups(listed, 'circle')} ${this.renderGroups(listed, 'cohort')}
    ${this.tends ? this.renderEverybody(listed) : nothing}`
  }

  private renderGroups({ groups, people }: Listed, kind: Group['kind']) {
    const ofKind = groups.filter((group) => group.kind === kind)
    if (ofKind.length === 0 && !this.tends) return nothing
    return html`<section aria-labelledby=${kind}>
      <h2 id=${kind}>${words(`${kind}s`)}</h2>
      ${ofKind.length === 0 ? html`<p class="note">${words('circles.none')}</p>` : nothing}
      ${repeat(
        ofKind,
        ({ id }) => id,
        (group) => {
          const name = groupName(group, groups)
          return html`<group-card
            .group=${group}
            .name=${name}
            .people=${people}
            .tends=${this.tends}
            .act=${(deed: GroupDeed) => this.act({ group, name }, deed)}
          ></group-card>`
        },
      )}
      ${this.tends ? this.renderMaking(kind) : nothing}
    </section>`
  }

  private renderMaking(kind: Group['kind']) {
    if (this.making !== kind)
      return html`<div>
        <button class="button" type="button" @click=${() => this.beginMaking(kind)}>${words(`make.${kind}`)}</button>
      </div>`
    return html`<form @submit=${this.make}>
      <label>
        ${words('make.name')}
        <input class="input" name="name" required maxlength="80" dir="auto" />
      </label>
      <div class="acts">
        <button class="button primary" type="submit">${words(`make.${kind}.verb`)}</button>
        <button class="button" type="button" @click=${() => (this.making = undefined)}>${words('cancel')}</button>
      </div>
    </form>`
  }

  private renderEverybody({ groups, people }: Listed) {
    return html`<section aria-labelledby="everybody">
      <h2 id="everybody">${words('everybody')}</h2>
      <ul role="list">
        ${repeat(
          people,
          ({ id }) => id,
          (person) => renderPerson(person, groups),
        )}
      </ul>
    </section>`
  }

  private beginMaking(kind: Group['kind']) {
    this.making = kind
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[name=name]')?.focus())
  }

  private async make(event: Event) {
    event.preventDefault()
    const kind = this.making
    const name = this.renderRoot.querySelector<HTMLInputElement>('[name=name]')?.value.trim() ?? ''
    if (!kind || name === '') return
    if (!(await this.try(() => this.feature?.command('make', { kind, name })))) return
    this.making = undefined
    this.renderRoot.querySelector<HTMLElement>(`#${kind} ~ div button`)?.focus()
  }

  private act({ group, name }: { group: ListedGroup; name: string }, deed: GroupDeed): Promise<boolean> {
    const { feature } = this
    if (deed.deed === 'rename') return this.try(() => feature?.command('rename', { group: group.id, name: deed.name }))
    if (deed.deed === 'remove')
      return this.try(() => feature?.command('remove', { group: group.id }), words('remove.done', { group: name }))
    if (deed.deed === 'takeOut') {
      const { person } = deed
      const said = words('takeOut.done', { name: nameOf(person), group: name })
      return this.try(() => feature?.command('takeOut', { group: group.id, person: person.id }), said)
    }
    const said = words('add.done', { count: deed.people.length, group: name })
    return this.try(() => feature?.command('add', { group: group.id, people: [...deed.people] }), said)
  }

  /** The list follows by itself: what changed is told to everybody in the course. */
  private async try(give: () => Promise<unknown> | undefined, said?: string): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    try {
      await give()
      this.watched?.reload()
      if (said) showToast(this, said)
      return true
    } catch (error) {
      showToast(
        this,
        sayFailure(error, (reason) => words('failed', { reason })),
      )
      return false
    } finally {
      this.busy = false
    }
  }
}

function renderPerson(person: PersonCard, groups: readonly ListedGroup[]): TemplateResult {
  const own = groups.filter(({ people, isDefault }) => !isDefault && people.includes(person.id))
  const names = new Intl.ListFormat(readLanguage(), { type: 'unit' })
  return html`<li>
    <person-avatar .person=${person} size="28"></person-avatar>
    <span>
      <person-name .person=${person}></person-name>
      <span class="note">
        ${roleWord(person)}
        ${own.length > 0 ? words('in.groups', { groups: names.format(own.map(({ name }) => name)) }) : nothing}
      </span>
    </span>
  </li>`
}

declare global {
  interface HTMLElementTagNameMap {
    'people-page': PeoplePage
  }
}
