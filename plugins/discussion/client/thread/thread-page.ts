import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  announce,
  buttons,
  ground,
  hashOf,
  loadAsked,
  openPath,
  sayFailure,
  showToast,
  type ActivityClient,
  type MessageExtras,
  type Watched,
} from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Message } from '../../../api/conversations.ts'
import type { contract, MarkedMessage, Thread, ThreadId, ThreadWithPeople } from '../../contract.ts'
import { states } from '../../state.ts'
import { listMarked, sayWhy } from '../kind-words.ts'
import { keepLayout, otherLayout, readLayout } from './layout.ts'
import { marginStyles } from '../margin.styles.ts'
import { renderPeople, sayWho } from '../margin.ts'
import { text } from '../texts.ts'
import { listActions, moveKey, readMarking } from './thread-actions.ts'
import type { askWhereTo } from './move-dialog.ts'
import { moveBackKey, OwnMoves } from './own-moves.ts'
import './thread-head.ts'
import { threadPageStyles } from './thread-page.styles.ts'

/** A thread: its title, what was said in it, and who talks. */
@customElement('thread-page')
export class ThreadPage extends LitElement {
  static override styles = [ground, buttons, marginStyles, threadPageStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: ThreadId
  @state() private layout = readLayout()
  private readonly moves = new OwnMoves(this)
  private watched: Watched<ThreadWithPeople> | undefined
  private unsubscribe: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    const stops = [
      this.client.subscribe(() => this.requestUpdate()),
      // What is not for the reader any more is read again, and is then not here.
      this.client.on('threadGone', ({ thread }) => thread === this.thread && this.watch()),
    ]
    this.unsubscribe = () => stops.forEach((stop) => stop())
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
    const people: ReadonlyMap<PersonId, PersonCard> = new Map(open.people.map((person) => [person.id, person]))
    return html`<conversation-view
      .client=${this.client}
      .conversation=${thread.talk.id}
      .layout=${this.layout}
      .extras=${this.makeExtras(thread, people)}
    >
      ${this.moves.render()}
      <thread-head
        slot="head"
        .client=${this.client}
        .thread=${thread}
        .people=${people}
        .layout=${this.layout}
        @layout-chosen=${this.changeLayout}
      ></thread-head>
      ${listAnswers(thread).map((answer) => this.renderAnswer(answer, thread, people))}
      <aside slot="margin" class="margin" aria-label=${text('margin.talking')}>
        <h2>${text('margin.talking')}</h2>
        ${this.renderTalking(open)}
      </aside>
    </conversation-view>`
  }

  private changeLayout() {
    this.layout = otherLayout(this.layout)
    keepLayout(this.layout)
    announce(this, text(`layout.now.${this.layout}`))
  }

  private renderAnswer(answer: MarkedMessage, thread: Thread, people: ReadonlyMap<PersonId, PersonCard>) {
    return html`<message-card
      slot="after-opening"
      tone="reached"
      .client=${this.client}
      .message=${answer.message}
      .why=${sayWhy(answer, thread, people)}
    ></message-card>`
  }

  private makeExtras(thread: Thread, people: ReadonlyMap<PersonId, PersonCard>): MessageExtras {
    const answers = new Set(listMarked(thread, 'answer').map(({ message }) => message))
    return {
      listActions: (message) => [...listActions(this.client, thread, message), ...this.moves.listActions(message)],
      choose: (key, message) => {
        if (key === moveBackKey) void this.moves.takeBack(message.moved?.message ?? message.id)
        else void (key === moveKey ? this.move({ thread, message, people }) : this.mark(thread, key, message))
      },
      findMark: ({ id }) =>
        answers.has(id) ? { icon: 'check', tone: 'reached', text: text('marked.answer') } : undefined,
    }
  }

  private async mark({ id: thread }: Thread, key: string, message: Message): Promise<void> {
    const marking = readMarking(key)
    if (!marking) return
    const give = (on: boolean) =>
      this.client.command('mark', { thread, message: message.id, mark: marking.mark, on }).catch((error: unknown) => {
        showToast(
          this,
          sayFailure(error, (reason) => text('thread.notDone', { reason })),
        )
        return undefined
      })
    if (await give(marking.on))
      showToast(this, text(marking.on ? 'mark.done' : 'mark.undone'), () => void give(!marking.on))
  }

  /** Whoever moves something stays: there may be more to move. */
  private async move(moving: Omit<Parameters<typeof askWhereTo>[1], 'client'>): Promise<void> {
    const part = await loadAsked(this, () => import('./move-dialog.ts'))
    const moved = await part?.askWhereTo(this, { client: this.client, ...moving })
    if (moved)
      showToast(this, text('move.done', { title: moved.title }), () => void this.moves.takeBack(moving.message.id))
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

/** The answers, each once, however many stand behind it. */
function listAnswers(thread: Thread): MarkedMessage[] {
  const seen = new Set<string>()
  return listMarked(thread, 'answer').filter(({ message }) => !seen.has(message) && seen.add(message))
}

declare global {
  interface HTMLElementTagNameMap {
    'thread-page': ThreadPage
  }
}
