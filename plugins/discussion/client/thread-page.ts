import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, hashOf, openPath, type ActivityClient, type Watched } from '../../api/client.ts'
import type { PersonCard } from '../../api/contract.ts'
import type { contract, ThreadId, ThreadWithPeople } from '../contract.ts'
import { states } from '../state.ts'
import { marginStyles } from './margin.styles.ts'
import { renderPeople, sayWho } from './margin.ts'
import { text } from './texts.ts'
import './thread-head.ts'
import { threadPageStyles } from './thread-page.styles.ts'

/** A thread: its title, what was said in it, and who talks. */
@customElement('thread-page')
export class ThreadPage extends LitElement {
  static override styles = [ground, marginStyles, threadPageStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: ThreadId
  private watched: Watched<ThreadWithPeople> | undefined
  private unsubscribe: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.unsubscribe = this.client.subscribe(() => this.requestUpdate())
    // Taken out and put back, it reads again: its property does not change by that.
    if (this.hasUpdated) this.watch()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.unsubscribe?.()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('thread')) this.watch()
  }

  override render() {
    const { state, failure } = this.watched ?? {}
    if (state) return this.renderThread(state)
    if (failure) return this.renderFailure(failure)
    return html`<div class="page"><skeleton-lines label=${text('thread.loading')}></skeleton-lines></div>`
  }

  private watch() {
    this.watched?.stop()
    const options = { reducers: states.readThread, changed: () => this.requestUpdate() }
    this.watched = this.client.watch('readThread', { thread: this.thread }, options)
  }

  private renderThread(open: ThreadWithPeople): TemplateResult {
    const { thread } = open
    return html`<conversation-view .client=${this.client} .conversation=${thread.talk.id}>
      <thread-head slot="head" .client=${this.client} .thread=${thread}></thread-head>
      <aside slot="margin" class="margin" aria-label=${text('margin.talking')}>
        <h2>${text('margin.talking')}</h2>
        ${this.renderTalking(open)}
      </aside>
    </conversation-view>`
  }

  private renderTalking({ thread, people }: ThreadWithPeople): TemplateResult {
    const cards = new Map(people.map((person) => [person.id, person]))
    const here = new Set(this.client.presence.people.map(({ id }) => id))
    const word = (person: PersonCard) =>
      person.id === thread.startedBy ? text('margin.started') : sayWho(person, this.client.me.id)
    return renderPeople(
      thread.talk.authors.flatMap((id) => cards.get(id) ?? []),
      { here, word },
    )
  }

  /** A thread that is not there is not mended by asking again: the way leads to the others. */
  private renderFailure(failure: Error): TemplateResult {
    const gone = 'code' in failure && failure.code === 'not_found'
    return html`<div class="page">
      <h1 class="visually-hidden">${this.client.activity.title}</h1>
      <error-card
        heading=${text(gone ? 'thread.gone' : 'thread.failed')}
        sentence=${gone ? text('thread.goneWhy') : failure.message}
        .retriable=${!gone}
        @retry=${() => this.watched?.reload()}
      >
        <a href=${hashOf({ path: '' })} @click=${this.goToList}>${text('thread.toList')}</a>
      </error-card>
    </div>`
  }

  private goToList(event: Event) {
    event.preventDefault()
    openPath(this, '')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thread-page': ThreadPage
  }
}
