import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId, OutputOf } from '../../../../plugins/api/contract.ts'
import type { contract } from '../../../../server/conversations/contract.ts'
import { buttons, ground } from '../../../styles/shared.ts'
import { awayText as text } from '../../../texts/away/texts.ts'
import { emit } from '../../events.ts'
import { icon } from '../../icons.ts'
import { nameOf } from '../../people/names.ts'
import '../../people/person-avatar.ts'

type Missed = OutputOf<(typeof contract)['queries']['catchUp']>
type Entry = Missed['entries'][number]

/**
 * What stands out of what was said while the reader was away; each entry leads to its message. On a phone it is one line
 * until it is opened.
 * @fires message-jump
 * @fires catch-up-over
 */
@customElement('catch-up-card')
export class CatchUpCard extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
      }
      details {
        border-block-end: 1px solid var(--line);
        background: var(--sunken);
        font: var(--type-small);
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        padding-inline: var(--space-2) var(--space-1);
      }
      summary {
        display: flex;
        align-items: center;
        gap: var(--space-05);
        flex: 1;
        min-inline-size: 0;
        min-block-size: 44px;
        padding-inline: var(--space-2);
        font-weight: var(--strong);
        cursor: pointer;
      }
      summary::marker {
        content: '';
      }
      summary .icon {
        color: var(--muted);
      }
      details[open] summary .icon {
        transform: rotate(180deg);
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      ul {
        max-inline-size: 44rem;
        padding-inline: var(--space-1);
      }
      .entry {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        inline-size: 100%;
        min-block-size: 40px;
        padding: 4px var(--space-1);
        border: 0;
        border-radius: var(--radius);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .entry:hover {
        background: var(--accent-soft);
      }
      .entry:focus-visible {
        outline-offset: -2px;
      }
      .entry > span {
        min-inline-size: 0;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      @media (min-width: 900px) {
        .entry {
          min-block-size: 32px;
          padding-block: 2px;
        }
        .entry > span {
          -webkit-line-clamp: 1;
        }
      }
      summary::before {
        content: none;
      }
      .why {
        font-weight: var(--strong);
      }
      .ends {
        display: flex;
        gap: var(--space-2);
        padding: 0 var(--space-2) var(--space-05);
      }
      .ends .text-button {
        min-block-size: var(--target);
      }
    `,
  ]

  @property({ attribute: false }) client!: Pick<HouseClient, 'talk'>
  @property({ attribute: false }) conversation!: ConversationId
  /** The number of the last message that the reader had read. */
  @property({ type: Number }) readTo = 0
  @state() private missed: Missed | undefined

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('conversation') || changed.has('readTo')) void this.load()
  }

  override render() {
    const { missed } = this
    if (!missed || missed.entries.length === 0) return nothing
    return html`<details ?open=${matchMedia('(min-width: 760px) and (min-height: 480px)').matches}>
      <summary>${text('away.title', { count: missed.count })}${icon('down', 'small')}</summary>
      <ul role="list">
        ${missed.entries.map((entry) => html`<li>${this.renderEntry(entry, missed)}</li>`)}
      </ul>
      <p class="ends">
        <button class="text-button" type="button" @click=${() => this.end(true)}>${text('away.read')}</button>
        <button class="text-button" type="button" @click=${() => this.end(false)}>${text('away.close')}</button>
      </p>
    </details>`
  }

  private renderEntry(entry: Entry, { people }: Missed) {
    const author = people.find(({ id }) => id === entry.author)
    const name = nameOf(author)
    const why =
      entry.why === 'found' ? text('away.found', { name, count: entry.reactions }) : text(`away.${entry.why}`, { name })
    const go = () => emit(this, 'message-jump', { id: entry.message, seq: entry.seq })
    return html`<button class="entry" type="button" @click=${go}>
      <person-avatar size="20" .person=${author}></person-avatar>
      <span><span class="why">${why}</span> <bdi>${entry.excerpt}</bdi></span>
    </button>`
  }

  /** What cannot be told is no loss: all of it stands below. */
  private async load() {
    const { client, conversation, readTo } = this
    this.missed = await client.talk.query('catchUp', { conversation, after: readTo }).catch(() => undefined)
  }

  private end(read: boolean) {
    emit(this, 'catch-up-over', { read })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'catch-up-card': CatchUpCard
  }
}
