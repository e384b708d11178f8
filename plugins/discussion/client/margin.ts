import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { renderName, roleWord, type Presence } from '../../api/client.ts'
import type { PersonCard, PersonId } from '../../api/contract.ts'
import { text } from './texts.ts'

const mostNamed = 8

/** Who has the place open; where there is no room for it, the head says it with faces. */
export function renderHereNow({ people, count }: Presence, me: PersonId): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing
  const named = people.slice(0, mostNamed)
  const more = count - named.length
  return html`<section class="roomy">
    <h2>${text('margin.here')}</h2>
    ${renderPeople(named, { here: new Set(named.map(({ id }) => id)), word: (person) => sayWho(person, me) })}
    ${more > 0 ? html`<p>${text('margin.more', { count: more })}</p>` : nothing}
  </section>`
}

export const renderPurpose = (purpose: string): TemplateResult | typeof nothing =>
  purpose.trim() === ''
    ? nothing
    : html`<section>
        <h2>${text('margin.purpose')}</h2>
        <p dir="auto">${purpose.trim()}</p>
      </section>`

interface Beside {
  readonly here: ReadonlySet<PersonId>
  /** What stands after the name. */
  readonly word: (person: PersonCard) => string
}

export const renderPeople = (people: readonly PersonCard[], { here, word }: Beside): TemplateResult =>
  html`<ul class="people" role="list">
    ${repeat(
      people,
      ({ id }) => id,
      (person) =>
        html`<li>
          <person-avatar size="28" ?here=${here.has(person.id)} .person=${person}></person-avatar>
          <span>${renderName(person)} <span class="beside">${word(person)}</span></span>
        </li>`,
    )}
  </ul>`

export const sayWho = (person: PersonCard, me: PersonId): string =>
  person.id === me ? text('margin.you') : roleWord(person)
