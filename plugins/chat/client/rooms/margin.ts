import { css, html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { nameOf, roleWord, type Presence } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import { text } from '../texts.ts'

const mostNamed = 8

/** Who has the room open. */
export function renderHereNow({ people, count }: Presence, me: PersonId): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing
  const named = people.slice(0, mostNamed)
  const more = count - named.length
  return html`<section>
    <h2>${text('room.here')}</h2>
    <ul role="list">
      ${repeat(
        named,
        ({ id }) => id,
        (person) => renderPerson(person, { me, here: true }),
      )}
    </ul>
    ${more > 0 ? html`<p>${text('room.more', { count: more })}</p>` : nothing}
  </section>`
}

export const renderPurpose = (purpose: string): TemplateResult | typeof nothing =>
  purpose.trim() === ''
    ? nothing
    : html`<section>
        <h2>${text('room.purpose')}</h2>
        <p dir="auto">${purpose.trim()}</p>
      </section>`

/** Somebody in a list of people. */
export const renderPerson = (
  person: PersonCard,
  { me, here }: { readonly me: PersonId; readonly here: boolean },
): TemplateResult =>
  html`<li>
    <person-avatar size="28" ?here=${here} .person=${person}></person-avatar>
    <span
      ><bdi>${nameOf(person)}</bdi>
      <span class="beside">${person.id === me ? text('room.you') : roleWord(person)}</span></span
    >
  </li>`

/** What stands beside the messages, or before the first of them: small, quiet, people first. */
export const marginStyles = css`
  .about {
    font: var(--type-small);
    color: var(--muted);
  }
  .about section + section {
    margin-block-start: var(--space-3);
  }
  .about h2 {
    padding-block-end: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
    color: var(--text);
  }
  .about p {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .about li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 32px;
    color: var(--text);
  }
  .about li > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .about .beside {
    color: var(--muted);
  }
`
