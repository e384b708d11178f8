import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ActivityId, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import { addressIn, hashOf } from '../../address.ts'
import '../../elements/people/person-avatar.ts'
import '../../elements/relative-time.ts'
import { nameOf } from '../../elements/people/names.ts'
import type { Found, Hit, Place } from './search-state.ts'
import { text } from './texts.ts'

interface Results {
  readonly found: Found
  /** The activity that is open: what is said elsewhere says where. */
  readonly here: ActivityId
  readonly choose: (person: PersonId) => void
}

/** People, titles and messages that were found, each a list under its heading; what was not found is not there. */
export const renderResults = ({ found, here, choose }: Results) => html`
  ${found.people.length > 0 ? renderPeople(found.people, choose) : nothing}
  ${found.titles.length > 0 ? renderTitles(found.titles, here) : nothing}
  ${found.messages.length > 0 ? renderMessages(found, here) : html`<p class="where">${text('noMessage')}</p>`}
`

const renderPeople = (people: readonly PersonCard[], choose: Results['choose']) => html`
  <section aria-label=${text('people')}>
    <ul class="people">
      ${people.map(
        (person) =>
          html`<li>
            <button class="chip result" type="button" @click=${() => choose(person.id)}>
              <person-avatar .person=${person} size="20"></person-avatar>
              <span>${text('onlyFrom', { name: nameOf(person) })}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>
`

const renderTitles = (titles: Found['titles'], here: ActivityId) => html`
  <section>
    <h2>${text('titles')}</h2>
    <ul>
      ${titles.map(
        ({ place, title }) =>
          html`<li class="title">
            <a class="result" href=${addressOf(place, here)}><bdi>${renderPieces(title)}</bdi></a>
            ${place.activity.id === here ? nothing : html`<span class="where">${place.activity.title}</span>`}
          </li>`,
      )}
    </ul>
  </section>
`

function renderMessages({ messages, authors }: Found, here: ActivityId) {
  const cards = new Map(authors.map((card) => [card.id, card]))
  return html`<section>
    <h2>${text('messages')}</h2>
    <ul>
      ${repeat(
        messages,
        ({ message }) => message,
        (hit) => renderHit(hit, cards.get(hit.author), here),
      )}
    </ul>
  </section>`
}

const renderHit = (hit: Hit, author: PersonCard | undefined, here: ActivityId) =>
  html`<li class="hit">
    <person-avatar .person=${author}></person-avatar>
    <div>
      <p class="by">
        <b><bdi>${nameOf(author)}</bdi></b> <span class="where">${sayPlace(hit.place, here)}</span>
        <relative-time .at=${hit.sentAt}></relative-time>
      </p>
      <p class="excerpt">
        <a class="result" href=${addressOf(hit.place, here, hit.seq)}><bdi>${renderPieces(hit.excerpt)}</bdi></a>
      </p>
    </div>
  </li>`

const renderPieces = (pieces: Hit['excerpt']) =>
  pieces.map((piece) => (piece.found ? html`<mark>${piece.text}</mark>` : piece.text))

function sayPlace({ title, activity }: Place, here: ActivityId): string {
  const isHere = activity.id === here
  // The room of everybody is called as its activity is.
  if (title === null || title === '') return isHere ? '' : text('in', { place: activity.title })
  return isHere ? text('in', { place: title }) : text('inActivity', { place: title, activity: activity.title })
}

/** Where something was said; in another activity of the course, an address that the shell knows to open. */
function addressOf({ path, conversation, activity }: Place, here: ActivityId, seq?: number): string {
  const inside = { path: path ?? '', ...(seq === undefined ? {} : { message: { conversation, seq } }) }
  return activity.id === here ? hashOf(inside) : addressIn(activity.id, inside)
}
