import { html, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { PersonCard } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/search/contract.ts'
import { hashOf } from '../../address.ts'
import '../../elements/empty-place.ts'
import '../../elements/error-card.ts'
import { icon } from '../../elements/icons.ts'
import '../../elements/skeleton-lines.ts'
import { isSearchKeyOn, setSearchKey } from '../../search-key.ts'
import { announce } from '../../shell-events.ts'
import { findCameFrom } from '../../shown-talk.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { HousePage } from '../house-page.ts'
import { renderFilters } from './filters.ts'
import { renderResults } from './results.ts'
import { searchPageStyles } from './search-page.styles.ts'
import { findScroller, findSearchPlace, saveSearchPlace, type SearchPlace } from './search-place.ts'
import { SearchState, type Filters, type Kinds } from './search-state.ts'
import { text } from './texts.ts'

/** How long somebody pauses in typing before it is searched, and before what was found is said aloud, in ms. */
const pauses = { search: 150, announcement: 700 }

/** Search in everything that a person may read in the course, as they type. */
@customElement('search-page')
export class SearchPage extends HousePage {
  static override styles = [ground, buttons, fields, searchPageStyles]

  @state() private words = ''
  @state() private filters: Filters = {}
  @state() private people: readonly PersonCard[] = []
  @state() private kinds: Kinds = []
  @query('input') private field!: HTMLInputElement
  private readonly cameFrom = findCameFrom()
  private search: SearchState | undefined
  private typing: ReturnType<typeof setTimeout> | undefined
  private speaking: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.typing)
    clearTimeout(this.speaking)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('client')) void this.begin()
    if (changed.has('path') && this.path !== this.words && this.hasUpdated) this.take(this.path)
  }

  override render() {
    return html`<h1 class="visually-hidden">${text('title')}</h1>
      <search @keydown=${this.move} @click=${this.noteLeaving}>
        <div class="field">
          <label
            ><span class="visually-hidden">${text('field')}</span>${icon('search')}
            <input
              class="input"
              type="search"
              autofocus
              autocomplete="off"
              enterkeyhint="search"
              maxlength="200"
              .value=${this.words}
              placeholder=${text('placeholder')}
              @input=${() => this.type(this.field.value)}
          /></label>
          ${this.words === '' ? nothing : this.renderClear()}
        </div>
        ${renderFilters({
          filters: this.filters,
          people: this.people,
          kinds: this.kinds,
          talk: this.cameFrom?.conversation,
          choose: (filters) => this.narrow(filters),
        })}
        <div aria-busy=${this.search?.busy ? 'true' : 'false'}>${this.renderFound()}</div>
      </search>
      ${this.renderKey()}`
  }

  private renderClear() {
    return html`<button
      class="icon-button clear"
      type="button"
      aria-label=${text('clear')}
      title=${text('clear')}
      @click=${this.clear}
    >
      ${icon('close')}
    </button>`
  }

  private readonly clear = () => {
    this.type('')
    this.find()
    this.field.focus()
  }

  /** A new client is a new look: what the course has may have changed. */
  private async begin() {
    const { client } = this
    this.search = new SearchState(client.feature<typeof contract>('search'), () => this.requestUpdate())
    void this.comeBack(findSearchPlace())
    const feature = client.feature<typeof contract>('search')
    const none = () => []
    const [people, kinds] = await Promise.all([
      client.people.query('list', {}).catch(none),
      feature.query('listKinds', {}).catch(none),
    ])
    this.people = people
    this.kinds = kinds
  }

  /** Where one looks is no question yet: all that was said there, one sees there. */
  private get isAsking(): boolean {
    const { within: _, ...others } = this.filters
    return this.words.trim() !== '' || Object.keys(others).length > 0
  }

  private renderFound() {
    const { search } = this
    if (search?.failure)
      return html`<error-card
        .heading=${text('failed')}
        .sentence=${search.failure.message}
        retriable
        @retry=${() => this.find()}
      ></error-card>`
    if (!this.isAsking)
      return html`<empty-place
        .heading=${text('begin')}
        .sentence=${text(this.filters.within ? 'begin.within' : 'begin.why')}
      ></empty-place>`
    if (!search || this.isEmpty) return this.renderNothing()
    const { found } = search
    return html`${renderResults({
      found,
      here: this.client.activity.id,
      choose: (author) => this.narrow({ ...this.filters, author }, ''),
    })}
    ${found.next === null ? nothing : html`<button class="button" type="button" @click=${this.findMore}>${text('more')}</button>`}`
  }

  private get isEmpty(): boolean {
    const { messages = [], titles = [], people = [], next = null } = this.search?.found ?? {}
    return messages.length + titles.length + people.length === 0 && next === null
  }

  private renderNothing() {
    if (this.search?.busy) return html`<skeleton-lines .label=${text('searching')}></skeleton-lines>`
    const isFiltered = Object.keys(this.filters).length > 0
    return html`<empty-place
      .heading=${text('nothing')}
      .sentence=${text(isFiltered ? 'nothing.filtered' : 'nothing.why')}
    >
      ${
        isFiltered
          ? html`<button class="button" type="button" @click=${() => this.narrow({})}>${text('everywhere')}</button>`
          : nothing
      }
    </empty-place>`
  }

  /** A key of one letter can be in the way of those who speak to their computer: it can be turned off. */
  private renderKey() {
    const on = isSearchKeyOn()
    const toggle = () => {
      setSearchKey(!on)
      this.requestUpdate()
    }
    return html`<p class="key">
      ${text(on ? 'key' : 'key.none')}
      <button class="text-button" type="button" @click=${toggle}>${text(on ? 'key.off' : 'key.on')}</button>
    </p>`
  }

  /** The words of the address are others. */
  private take(words: string) {
    this.words = words
    this.find()
  }

  /** Somebody came back from what they found: words, filters, pages, and the result that led away. */
  private async comeBack(place: SearchPlace | undefined) {
    if (!this.hasUpdated) this.words = this.path
    this.filters = place?.filters ?? this.filtersToBeginWith
    if (!this.isAsking) return
    await this.search?.find(this.words, this.filters)
    for (let page = 1; page < (place?.pages ?? 1); page += 1) await this.search?.findMore(this.words, this.filters)
    await this.updateComplete
    const scroller = place && findScroller(this)
    if (scroller) scroller.scrollTop = place.top
    if (place && place.at >= 0) this.listResults()[place.at]?.focus({ preventScroll: true })
    this.announceSoon()
  }

  /** In a room one looks for what was said in it; from a thread, which one has read, for what was said elsewhere. */
  private get filtersToBeginWith(): Filters {
    const { cameFrom, filters } = this
    return cameFrom?.room ? { ...filters, within: cameFrom.conversation } : filters
  }

  private listResults(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.result')]
  }

  /** A result leads away: the way back leads to it. */
  private noteLeaving(event: Event) {
    const at = this.listResults().findIndex((result) => event.composedPath().includes(result))
    if (at >= 0) this.remember(at)
  }

  private remember(at = -1) {
    const top = findScroller(this)?.scrollTop ?? 0
    saveSearchPlace({ filters: this.filters, pages: this.search?.pages ?? 1, at, top })
  }

  private type(words: string) {
    this.words = words
    // Kept in the address without a step, so that the way back from a message leads to what was found.
    history.replaceState(history.state, '', hashOf({ path: words.trim() === '' ? '~search' : `~search/${words}` }))
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.find(), pauses.search)
  }

  private narrow(filters: Filters, words = this.words) {
    this.filters = filters
    this.remember()
    if (words !== this.words) this.type(words)
    else this.find()
    if (filters.author !== undefined) this.field.focus()
  }

  private find() {
    clearTimeout(this.typing)
    void this.search?.find(this.words, this.filters).then(() => this.announceSoon())
  }

  private readonly findMore = async () => {
    await this.search?.findMore(this.words, this.filters)
    this.announceSoon()
  }

  private announceSoon() {
    clearTimeout(this.speaking)
    this.speaking = setTimeout(() => {
      if (!this.isAsking || !this.search || this.search.failure) return
      const { messages, next } = this.search.found
      announce(this, text(next === null ? 'found' : 'foundMore', { count: messages.length }))
    }, pauses.announcement)
  }

  /** Arrows go through what was found, and back to the field; Escape empties it. */
  private move(event: KeyboardEvent) {
    const inside = event.composedPath()[0]
    if (inside instanceof HTMLSelectElement) return
    if (event.key === 'Escape' && this.words !== '') return this.clear()
    const results = this.listResults()
    const at = results.findIndex((result) => result === this.shadowRoot?.activeElement)
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (to === undefined || (at === -1 && event.key === 'ArrowUp')) return
    event.preventDefault()
    ;(to < 0 ? this.field : results[Math.min(to, results.length - 1)])?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'search-page': SearchPage
  }
}
