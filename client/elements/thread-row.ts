import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground } from '../styles/shared.ts'
import { sayList } from '../texts/dates.ts'
import { text } from '../texts/texts.ts'
import './people/avatar-stack.ts'
import { emit } from './events.ts'
import './kind-line.ts'
import { callName } from './people/names.ts'
import './people/person-avatar.ts'
import './relative-time.ts'
import { threadRowStyles } from './thread-row.styles.ts'
import type { KindPart, ThreadSummary } from './types.ts'

function countReplies({ replies, unread }: ThreadSummary): KindPart {
  const count = text('thread.replies', { count: replies })
  if (unread === 0) return { text: count }
  // Where nobody has answered, what is new is the thread itself.
  if (replies === 0) return { text: text('thread.newAlone') }
  return { text: text('thread.repliesNew', { replies: count, new: text('thread.new', { count: unread }) }) }
}

function listParts(thread: ThreadSummary): KindPart[] {
  const pinned: KindPart[] = thread.pinned ? [{ icon: 'pin', text: text('thread.pinned') }] : []
  const closed: KindPart[] = thread.closed ? [{ icon: 'lock', text: text('thread.closed') }] : []
  return [...pinned, ...closed, ...(thread.kind ?? []), countReplies(thread)]
}

/** As many faces and names; how many more there are, a number says. */
const mostShown = 3

/**
 * A thread in a list: who began it, what it is about, who spoke last. The whole row opens it.
 * @fires thread-opened
 */
@customElement('thread-row')
export class ThreadRow extends LitElement {
  static override styles = [ground, threadRowStyles]

  @property({ attribute: false }) thread: ThreadSummary | undefined

  override render() {
    const { thread } = this
    if (!thread) return nothing
    return html`<div class="row ${thread.unread > 0 ? 'unread' : ''}">
      <person-avatar class="face" .person=${thread.author}></person-avatar>
      <div>
        <div class="top">
          <h3 dir="auto">
            <a href=${thread.href} @click=${this.open}>${thread.title.trim() || text('thread.untitled')}</a>
          </h3>
          <relative-time .at=${thread.at}></relative-time>
        </div>
        ${this.renderLatest(thread)}
        <div class="below">
          <kind-line .parts=${listParts(thread)}></kind-line>
          <span class="who">
            ${this.renderNames(thread)}
            <avatar-stack .people=${thread.people} .size=${20} .limit=${mostShown}></avatar-stack>
          </span>
        </div>
      </div>
    </div>`
  }

  /** Puts the focus on the link. */
  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector('a')?.focus(options)
  }

  /** Beside the faces, which say the same to those who do not see them. */
  private renderNames({ people }: ThreadSummary) {
    const names = people.slice(0, mostShown).map(callName)
    return names.length > 0 ? html`<span class="names" aria-hidden="true">${sayList(names)}</span>` : nothing
  }

  private renderLatest({ latest }: ThreadSummary) {
    if (!latest) return nothing
    const name = callName(latest.author)
    return html`<p class="latest"><b>${text('thread.latest', { name })}</b> <bdi>${latest.excerpt}</bdi></p>`
  }

  private open(event: MouseEvent) {
    // Another tab, a download: the browser's own business.
    if (!this.thread || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    if (!emit(this, 'thread-opened', { id: this.thread.id })) event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thread-row': ThreadRow
  }
}
