import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  buttons,
  fields,
  ground,
  showToast,
  type ActionItem,
  type ActivityClient,
  type ElementEvents,
  type KindPart,
} from '../../api/client.ts'
import type { contract, Thread } from '../contract.ts'
import { text } from './texts.ts'

/** The title of a thread, how it stands, and what its keepers can do with it. */
@customElement('thread-head')
export class ThreadHead extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    css`
      :host {
        display: block;
      }
      .top {
        display: flex;
        align-items: flex-start;
        justify-content: space-between;
        gap: var(--space-1);
      }
      h1 {
        padding-block: 2px var(--space-05);
        font: var(--type-title);
        font-weight: var(--strong);
        letter-spacing: -0.01em;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        padding-block-end: var(--space-1);
      }
      form .input {
        flex: 1 1 16rem;
        inline-size: auto;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: Thread
  @state() private renaming = false
  @query('input') private field!: HTMLInputElement
  @query('h1') private heading!: HTMLElement

  override render() {
    const parts = listParts(this.thread)
    return html`${parts.length > 0 ? html`<kind-line .parts=${parts}></kind-line>` : nothing}
    ${this.renaming ? this.renderForm() : this.renderTitle()}`
  }

  private renderTitle() {
    const items = this.listActions()
    return html`<div class="top">
      <h1 dir="auto" tabindex="-1">${this.thread.title}</h1>
      ${
        items.length > 0
          ? html`<actions-menu
              .items=${items}
              .label=${text('thread.menu')}
              @action-chosen=${this.choose}
            ></actions-menu>`
          : nothing
      }
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

  private listActions(): ActionItem[] {
    const { client, thread } = this
    const leads = client.can('facilitate')
    const keeps = leads || (client.can('participate') && thread.startedBy === client.me.id)
    const pin: ActionItem = { key: 'pin', label: text(thread.pinned ? 'thread.unpin' : 'thread.pin'), icon: 'pin' }
    const { closed } = thread.talk
    const close: ActionItem = { key: 'close', label: text(closed ? 'thread.reopen' : 'thread.close'), icon: 'lock' }
    const rename: ActionItem = { key: 'rename', label: text('thread.rename'), icon: 'edit' }
    return [...(leads ? [pin] : []), ...(keeps ? [rename, close] : [])]
  }

  private choose({ detail: { key } }: CustomEvent<ElementEvents['action-chosen']>) {
    const { pinned, talk } = this.thread
    if (key === 'pin') void this.pin(!pinned)
    if (key === 'close') void this.close(!talk.closed)
    if (key === 'rename') void this.startRenaming()
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
    showToast(this, text('thread.notDone', { reason: error instanceof Error ? error.message : '' }))
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
}
