import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  buttons,
  fields,
  ground,
  listFollowParts,
  sayFailure,
  showToast,
  startDownload,
  type ActivityClient,
  type ElementEvents,
  type KindPart,
} from '../../../api/client.ts'
import type { GroupId, PersonCard, PersonId } from '../../../api/contract.ts'
import type { contract, Kind, Mark, Thread } from '../../contract.ts'
import '../beginning/group-choice.ts'
import '../due-line.ts'
import { groupsOf, listGroupParts } from '../groups.ts'
import '../kind-choice.ts'
import { listKindParts, listKinds, listMarked, sayWhy } from '../kind-words.ts'
import type { Layout } from './layout.ts'
import './marked-writing.ts'
import './question-standing.ts'
import { text } from '../texts.ts'
import { isStarter, listThreadActions } from './thread-actions.ts'
import './thread-ending.ts'
import { threadHeadStyles } from './thread-head.styles.ts'

/** The title of a thread, how it stands, and what its keepers can do with it. */
@customElement('thread-head')
export class ThreadHead extends LitElement {
  static override styles = [ground, buttons, fields, threadHeadStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: Thread
  @property({ attribute: false }) people: ReadonlyMap<PersonId, PersonCard> = new Map()
  /** How the thread is laid out now. */
  @property() layout: Layout = 'nested'
  @state() private renaming = false
  @state() private choosing = false
  @state() private regrouping = false
  /** What is being written to stand out. */
  @state() private writing: Mark | undefined
  @query('input') private field!: HTMLInputElement
  @query('h1') private heading!: HTMLElement

  private stopGroups: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.stopGroups = groupsOf(this.client).listen(() => this.requestUpdate())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.stopGroups?.()
  }

  override render() {
    const { client, thread } = this
    const quiet = listFollowParts(client.standing, thread.talk.id)
    const parts = [
      ...listParts(thread),
      ...listKindParts(thread, this.people),
      ...listGroupParts(client, thread),
      ...quiet,
    ]
    return html`${parts.length > 0 ? html`<kind-line .parts=${parts}></kind-line>` : nothing}
      ${this.renaming ? this.renderForm() : this.renderTitle()} ${this.choosing ? this.renderKinds() : nothing}
      ${this.regrouping ? this.renderGroups() : nothing}
      ${this.thread.talk.closed ? nothing : html`<due-line .client=${this.client}></due-line>`} ${this.renderWriting()}
      ${(['summary', 'decision', 'notes'] as const).map((mark) => this.renderMarked(mark))}
      ${
        this.thread.kind === 'question' &&
        isStarter(this.client, this.thread) &&
        listMarked(this.thread, 'answer').length === 0
          ? html`<question-standing .client=${this.client} .thread=${this.thread.id}></question-standing>`
          : nothing
      } <thread-ending .client=${this.client} .thread=${this.thread} .people=${this.people}></thread-ending>`
  }

  private renderMarked(mark: Mark) {
    return listMarked(this.thread, mark).map(
      (marked) =>
        html`<message-card
          tone=${mark === 'summary' ? 'quiet' : 'reached'}
          .client=${this.client}
          .message=${marked.message}
          .why=${sayWhy(marked, this.thread, this.people)}
        ></message-card>`,
    )
  }

  private renderKinds() {
    return html`<kind-choice
      .kinds=${listKinds(this.client, this.thread.kind)}
      .chosen=${this.thread.kind}
      @kind-chosen=${({ detail }: HTMLElementEventMap['kind-chosen']) => this.changeKind(detail.kind)}
    ></kind-choice>`
  }

  private renderGroups() {
    return html`<group-choice
      .client=${this.client}
      .chosen=${this.thread.talk.group ?? ''}
      @group-chosen=${({ detail }: HTMLElementEventMap['group-chosen']) => this.changeGroup(detail.group)}
    ></group-choice>`
  }

  private renderWriting() {
    if (!this.writing) return nothing
    return html`<marked-writing
      .client=${this.client}
      .thread=${this.thread}
      .mark=${this.writing}
      @written=${() => (this.writing = undefined)}
    ></marked-writing>`
  }

  private renderTitle() {
    const items = listThreadActions(this.client, this.thread, this.layout)
    return html`<div class="top">
      <h1 dir="auto" tabindex="-1">${this.thread.title}</h1>
      <div class="tools">
        <follow-choice .client=${this.client} .conversation=${this.thread.talk.id}></follow-choice>
        <actions-menu .items=${items} .label=${text('thread.menu')} @action-chosen=${this.choose}></actions-menu>
      </div>
    </div>`
  }

  private renderForm() {
    return html`<h1 class="visually-hidden">${this.thread.title}</h1>
      <form @submit=${this.rename} @keydown=${this.handleKey}>
        <input
          class="input"
          required
          maxlength="200"
          dir="auto"
          aria-label=${text('thread.newTitle')}
          .value=${this.thread.title}
        />
        <button class="button primary" type="submit">${text('thread.save')}</button>
        <button class="button quiet" type="button" @click=${() => this.stopRenaming()}>${text('thread.cancel')}</button>
      </form>`
  }

  private choose({ detail: { key } }: CustomEvent<ElementEvents['action-chosen']>) {
    const { pinned, talk } = this.thread
    if (key === 'pin') void this.pin(!pinned)
    if (key === 'close') void this.close(!talk.closed)
    if (key === 'rename') void this.startRenaming()
    if (key === 'kind') this.choosing = true
    if (key === 'group') void this.startRegrouping()
    if (key === 'take') void this.takeAlong()
    if (key === 'layout') this.dispatchEvent(new CustomEvent('layout-chosen'))
    const [what, word] = key.split(':')
    // The list above writes the keys.
    if (what === 'write') void this.startWriting(word as Mark)
  }

  private async takeAlong() {
    try {
      startDownload(await this.client.download('thread', { thread: this.thread.id }))
    } catch (error) {
      this.sayNotDone(error)
    }
  }

  private async startWriting(mark: Mark) {
    this.writing = mark
    await this.updateComplete
    this.renderRoot.querySelector('marked-writing')?.focus()
  }

  private changeKind(kind: Kind): Promise<void> {
    const before = this.thread.kind
    this.choosing = false
    return this.attempt(
      () => this.client.command('changeKind', { thread: this.thread.id, kind }),
      text('kind.now', { kind: text(`kind.${kind}`) }),
      () => this.changeKind(before),
    )
  }

  private async startRegrouping() {
    this.regrouping = true
    await this.updateComplete
    this.renderRoot.querySelector('group-choice')?.focus()
  }

  /** There is no way back of itself: who it was for is asked anew by the server. */
  private async changeGroup(group: GroupId | '') {
    if (group === '' && !this.client.can('facilitate')) return
    try {
      await this.client.command('changeGroup', { thread: this.thread.id, group: group === '' ? null : group })
      this.regrouping = false
      showToast(this, text('group.changed'))
    } catch (error) {
      this.sayNotDone(error)
    }
  }

  private pin(pinned: boolean): Promise<void> {
    return this.attempt(
      () => this.client.command('pin', { thread: this.thread.id, pinned }),
      text(pinned ? 'thread.nowPinned' : 'thread.nowUnpinned'),
      () => this.pin(!pinned),
    )
  }

  private close(closed: boolean): Promise<void> {
    return this.attempt(
      () => this.client.command('close', { thread: this.thread.id, closed }),
      text(closed ? 'thread.nowClosed' : 'thread.nowOpen'),
      () => this.close(!closed),
    )
  }

  /** Does it, says so and offers the way back; or says why it could not be done. */
  private async attempt(command: () => Promise<unknown>, done: string, undo: () => Promise<void>): Promise<void> {
    try {
      await command()
      showToast(this, done, () => void undo())
    } catch (error) {
      this.sayNotDone(error)
    }
  }

  private sayNotDone(error: unknown) {
    showToast(
      this,
      sayFailure(error, (reason) => text('thread.notDone', { reason })),
    )
  }

  private async startRenaming() {
    this.renaming = true
    await this.updateComplete
    this.field.select()
  }

  private async stopRenaming() {
    this.renaming = false
    await this.updateComplete
    this.heading.focus()
  }

  private async rename(event: Event) {
    event.preventDefault()
    const title = this.field.value.trim()
    if (title === '') return this.field.focus()
    try {
      if (title !== this.thread.title) await this.client.command('rename', { thread: this.thread.id, title })
      await this.stopRenaming()
    } catch (error) {
      this.sayNotDone(error)
    }
  }

  private handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.isComposing) void this.stopRenaming()
  }
}

const listParts = ({ pinned, talk }: Thread): KindPart[] => [
  ...(pinned ? [{ icon: 'pin' as const, text: text('thread.pinned') }] : []),
  ...(talk.closed ? [{ icon: 'lock' as const, text: text('thread.closed') }] : []),
]

declare global {
  interface HTMLElementTagNameMap {
    'thread-head': ThreadHead
  }
  interface HTMLElementEventMap {
    'layout-chosen': CustomEvent<null>
  }
}
