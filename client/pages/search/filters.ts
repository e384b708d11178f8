import { html, nothing } from 'lit'
import type { ConversationId, PersonCard } from '../../../plugins/api/contract.ts'
import '../../elements/people/person-avatar.ts'
import { icon, type IconName } from '../../elements/icons.ts'
import { nameOf } from '../../elements/people/names.ts'
import type { Filters, Kinds, Span } from './search-state.ts'
import { text } from './texts.ts'

interface Choices {
  readonly filters: Filters
  readonly people: readonly PersonCard[]
  readonly kinds: Kinds
  /** The conversation that one came from, if one came from one. */
  readonly talk: ConversationId | undefined
  /** Called with what is chosen from now on. */
  readonly choose: (filters: Filters) => void
}

const spans: readonly Span[] = ['week', 'month', 'year']

/** Only where one was, who, what kind, when, with a file, only in this activity. */
export const renderFilters = (choices: Choices) =>
  html`<div class="filters" role="group" aria-label=${text('filters')}>
    ${renderWithin(choices)} ${renderAuthor(choices)} ${choices.kinds.length > 0 ? renderKind(choices) : nothing}
    ${renderSpan(choices)} ${renderFile(choices)} ${renderHere(choices)}
  </div>`

function renderAuthor({ filters, people, choose }: Choices) {
  const chosen = people.find(({ id }) => id === filters.author)
  const take = (value: string) => {
    const person = people.find(({ id }) => id === value)
    choose(without(filters, 'author', person && { author: person.id }))
  }
  return html`<label class="filter ${chosen ? 'chosen' : ''}">
    <span class="visually-hidden">${text('from')}</span>
    ${chosen ? html`<person-avatar .person=${chosen} size="20"></person-avatar>` : icon('people', 'small')}
    <select @change=${(event: Event) => take(valueOf(event))}>
      <option value="" ?selected=${!chosen}>${text('anyone')}</option>
      ${people.map((person) => html`<option .value=${person.id} ?selected=${person === chosen}>${nameOf(person)}</option>`)}
    </select>
  </label>`
}

function renderKind({ filters, kinds, choose }: Choices) {
  const take = (kind: string) => choose(without(filters, 'kind', kind === '' ? undefined : { kind }))
  return html`<label class="filter ${filters.kind ? 'chosen' : ''}">
    <span class="visually-hidden">${text('kind')}</span>
    ${icon('speech', 'small')}
    <select @change=${(event: Event) => take(valueOf(event))}>
      <option value="" ?selected=${!filters.kind}>${text('anyKind')}</option>
      ${kinds.map(({ kind, name }) => html`<option value=${kind} ?selected=${kind === filters.kind}>${name}</option>`)}
    </select>
  </label>`
}

function renderSpan({ filters, choose }: Choices) {
  const take = (value: string) => {
    const span = spans.find((each) => each === value)
    choose(without(filters, 'span', span && { span }))
  }
  return html`<label class="filter ${filters.span ? 'chosen' : ''}">
    <span class="visually-hidden">${text('when')}</span>
    ${icon('calendar', 'small')}
    <select @change=${(event: Event) => take(valueOf(event))}>
      <option value="" ?selected=${!filters.span}>${text('anyTime')}</option>
      ${spans.map((span) => html`<option value=${span} ?selected=${span === filters.span}>${text(span)}</option>`)}
    </select>
  </label>`
}

const renderFile = ({ filters, choose }: Choices) =>
  renderSwitch({
    ...{ label: text('withFile'), drawing: 'attach', on: filters.withFile === true },
    choose: (on) => choose(without(filters, 'withFile', on ? { withFile: true } : undefined)),
  })

/** Of two places the smaller one says all: who chooses the one lets go of the other. */
const renderHere = ({ filters, choose }: Choices) =>
  renderSwitch({
    ...{ label: text('here'), drawing: 'speech', on: filters.here === true },
    choose: (on) => choose(without(without(filters, 'within'), 'here', on ? { here: true } : undefined)),
  })

const renderWithin = ({ filters, talk, choose }: Choices) =>
  talk === undefined
    ? nothing
    : renderSwitch({
        ...{ label: text('within'), drawing: 'chat', on: filters.within === talk },
        choose: (on) => choose(without(without(filters, 'here'), 'within', on ? { within: talk } : undefined)),
      })

interface Switch {
  readonly label: string
  readonly drawing: IconName
  readonly on: boolean
  readonly choose: (on: boolean) => void
}

const renderSwitch = ({ label, drawing, on, choose }: Switch) =>
  html`<button
    type="button"
    class="filter ${on ? 'chosen' : ''}"
    aria-pressed=${on ? 'true' : 'false'}
    @click=${() => choose(!on)}
  >
    ${icon(drawing, 'small')}<span>${label}</span>${on ? icon('close', 'small') : nothing}
  </button>`

/** The filters with one of them set anew, or taken away. */
function without(filters: Filters, name: keyof Filters, set?: Filters): Filters {
  const { [name]: _, ...others } = filters
  return { ...others, ...set }
}

const valueOf = (event: Event): string => (event.target instanceof HTMLSelectElement ? event.target.value : '')
