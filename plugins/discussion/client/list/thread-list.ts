import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import {
  buttons,
  ground,
  openPath,
  sayFailure,
  showToast,
  tellWaiting,
  type ActivityClient,
  type ElementEvents,
} from '../../../api/client.ts'
import '../../../api/lists.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { contract, Thread, ThreadId } from '../../contract.ts'
import { pathOf } from '../addresses.ts'
import { CalmOrder } from './calm-order.ts'
import '../due-line.ts'
import { mayStart, renderEmpty } from './empty-list.ts'
import { FollowedThreads } from './followed-threads.ts'
import { layout } from '../layout.styles.ts'
import { marginStyles } from '../margin.styles.ts'
import { renderHereNow, renderPurpose } from '../margin.ts'
import { groupsOf, listGroupParts } from '../groups.ts'
import type { NewThread } from '../beginning/new-thread.ts'
import '../beginning/new-thread.ts'
import { text } from '../texts.ts'
import { threadListStyles } from './thread-list.styles.ts'
import { inSections, toSummary, type Section } from './thread-sections.ts'
import './rubric-line.ts'
import './waits-for-you.ts'
import { isIn, listViews, type View } from './views.ts'

/** Scrolled less than this, the reader is at the top, where what is new may come in. */
const top = 40

/** The list of threads: what is new first, who spoke last in each, and a place to begin another. */
@customElement('thread-list')
export class ThreadList extends LitElement {
  static override styles = [ground, buttons, layout, marginStyles, threadListStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  /** While a thread is open the list is hidden, and keeps its place. */
  @property({ type: Boolean, reflect: true }) override hidden = false
  /** Somebody to be greeted: a thread is begun that names them. */
  @property({ attribute: false }) greeting: PersonId | undefined
  @query('.scroll') private scroller!: HTMLElement
  @query('new-thread') private newThread!: NewThread
  private followed!: FollowedThreads
  @state() private view: View = 'all'
  private readonly order = new CalmOrder()
  private offset = 0
  private waiting = 0
  private opened: ThreadId | undefined
  private unsubscribe: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.followed = new FollowedThreads(this.client, () => this.requestUpdate())
    const changed = () => this.requestUpdate()
    const stops = [this.client.subscribe(changed), groupsOf(this.client).listen(changed)]
    this.unsubscribe = () => stops.forEach((stop) => stop())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.followed.stop()
    this.unsubscribe?.()
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.get('hidden') === true && !this.hidden) this.comeBack()
    if (this.waiting !== this.followed.waiting) tellWaiting(this, (this.waiting = this.followed.waiting))
    if (changed.has('greeting') && this.greeting && mayStart(this.client)) void this.newThread.greet(this.greeting)
  }

  override render() {
    return html`<div class="scroll" @scroll=${this.noteScroll}>
        <div class="columns">
          <div
            @thread-opened=${this.openThread}
            @begin=${() => this.newThread.begin()}
            @pointerleave=${() => this.requestUpdate()}
          >
            <due-line .client=${this.client}></due-line>
            <rubric-line .client=${this.client}></rubric-line>
            <waits-for-you .client=${this.client}></waits-for-you>
            ${this.renderThreads()}
          </div>
          <aside class="margin" aria-label=${text('margin.label')}>
            ${renderHereNow(this.client.presence, this.client.me.id)}
            ${renderPurpose(this.client.activity.settings.purpose)}
          </aside>
        </div>
      </div>
      ${this.renderFoot()}`
  }

  private renderThreads(): TemplateResult {
    const { threads, failure } = this.followed
    if (!threads && failure) return this.renderFailure(failure)
    if (!threads) return html`<skeleton-lines count="4" label=${text('list.loading')}></skeleton-lines>`
    if (threads.length === 0) return renderEmpty(this.client)
    const me = { isMe: this.client.isMe, wrote: this.followed.wrote }
    const inView = threads.filter((thread) => isIn(this.view, thread, me))
    return html`${this.renderViews(threads)}
    ${inView.length > 0 ? this.renderSections(inView) : html`<p class="note none">${text('view.none')}</p>`}`
  }

  /** One way to look is none to choose. */
  private renderViews(threads: readonly Thread[]): TemplateResult | typeof nothing {
    const { wrote, hasMore } = this.followed
    const choices = listViews(threads, { isMe: this.client.isMe, wrote, complete: !hasMore })
    if (choices.length < 2) return nothing
    return html`<filter-row
      label=${text('view.label')}
      .choices=${choices}
      .chosen=${this.view}
      @filter-changed=${this.chooseView}
    ></filter-row>`
  }

  private chooseView({ detail }: CustomEvent<ElementEvents['filter-changed']>) {
    // The row offers views and nothing else.
    this.view = detail.key as View
    if (this.view !== 'all') this.followed.showAll()
    this.order.forget()
  }

  private renderSections(threads: readonly Thread[]): TemplateResult {
    const { shown, waiting } = this.order.arrange(threads, this.isBusy)
    const isNew = (thread: Thread) => this.followed.isNew(thread)
    const lastVisit = this.client.standing?.lastVisit ?? null
    const sections = inSections(shown, { isNew, lastVisit, now: Date.now() })
    const marked = this.followed.unread > 0 ? (sections.find(({ kind }) => kind === 'new') ?? sections[0]) : undefined
    return html`${waiting > 0 ? this.renderCame(waiting) : nothing}
    ${repeat(
      sections,
      ({ kind }) => kind,
      (section, place) => this.renderSection(section, place === 0, section === marked),
    )}
    ${this.followed.hasMore ? this.renderMore() : nothing}`
  }

  private renderSection(section: Section, isFirst: boolean, canMark: boolean): TemplateResult {
    const { kind, label, threads } = section
    // Pinned rows say so themselves, and a list that begins with what is known needs no line before it.
    const isQuiet = !canMark && (kind === 'pinned' || (kind === 'earlier' && isFirst))
    return html`<section class="section" aria-label=${label}>
      ${isQuiet ? html`<h2 class="visually-hidden">${label}</h2>` : this.renderLine(section, canMark)}
      <ul role="list">
        ${repeat(
          threads,
          ({ id }) => id,
          (thread) => html`<li><thread-row .thread=${this.summarise(thread)}></thread-row></li>`,
        )}
      </ul>
    </section>`
  }

  private renderLine({ kind, label }: Section, canMark: boolean): TemplateResult {
    return html`<div class="head">
      <since-line level="2" ?quiet=${kind !== 'new'} .label=${label}></since-line>
      ${
        canMark
          ? html`<button class="text-button" type="button" @click=${this.markAllRead}>${this.sayMarkAll()}</button>`
          : nothing
      }
    </div>`
  }

  /** Of what lies further down nobody knows yet how much of it is unread. */
  private sayMarkAll(): string {
    const { hasMore, unread } = this.followed
    return hasMore ? text('list.markAllRead') : text('list.markSoManyRead', { count: unread })
  }

  private renderCame(count: number) {
    return html`<div class="came">
      <button class="button" type="button" @click=${this.showCame}>
        <app-icon small name="arrow-up"></app-icon>${text('list.came', { count })}
      </button>
    </div>`
  }

  private renderMore() {
    return html`<button class="button more" type="button" @click=${() => this.followed.showMore()}>
      ${text('list.more')}
    </button>`
  }

  private renderFailure({ message }: Error) {
    return html`<error-card
      heading=${text('list.failed')}
      sentence=${message}
      @retry=${() => this.followed.reload()}
    ></error-card>`
  }

  private renderFoot() {
    if (!this.client.can('participate')) return nothing
    const inside = mayStart(this.client)
      ? html`<new-thread .client=${this.client}></new-thread>`
      : html`<p class="note">${text('new.closedToYou')}</p>`
    return html`<footer class="foot">${inside}</footer>`
  }

  private summarise(thread: Thread) {
    const { people } = this.followed
    const { standing } = this.client
    const groups = listGroupParts(this.client, thread)
    const unread = this.followed.countUnread(thread)
    return toSummary(thread, { unread, people, groups, ...(standing && { standing }) })
  }

  /** Somebody is about to choose a row, or reads further down: rows stay where they are. */
  private get isBusy(): boolean {
    if (this.hidden || !this.hasUpdated) return false
    const list = this.scroller.querySelector('.columns > div')
    const hasFocus = list?.contains(this.shadowRoot?.activeElement ?? null) ?? false
    return this.scroller.scrollTop > top || hasFocus || (list?.matches(':hover') ?? false)
  }

  private showCame() {
    this.order.settle(this.followed.threads ?? [])
    this.scroller.scrollTop = 0
    this.requestUpdate()
  }

  private async markAllRead() {
    try {
      const takeBack = await this.followed.markAllRead()
      showToast(this, text('list.allRead'), () => void takeBack())
    } catch (error) {
      showToast(
        this,
        sayFailure(error, (reason) => text('thread.notDone', { reason })),
      )
    }
  }

  private openThread(event: CustomEvent<ElementEvents['thread-opened']>) {
    event.preventDefault()
    // The row says its own id, which came from the list.
    this.opened = event.detail.id as ThreadId
    openPath(this, pathOf(this.opened))
  }

  private noteScroll() {
    if (this.hidden) return
    const cameHome = this.offset > top && this.scroller.scrollTop <= top
    this.offset = this.scroller.scrollTop
    if (cameHome) this.requestUpdate()
  }

  /** Back from a thread: the same place, with the focus on the row that led there. */
  private comeBack() {
    this.scroller.scrollTop = this.offset
    const rows = [...this.renderRoot.querySelectorAll('thread-row')]
    rows.find(({ thread }) => thread?.id === this.opened)?.focus({ preventScroll: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thread-list': ThreadList
  }
}
