import { html, nothing, type TemplateResult } from 'lit'
import type { Watched } from '../../../../plugins/api/client.ts'
import { readersReducers, type Readers } from '../../../connection/talk-state.ts'
import { awayText as text } from '../../../texts/away/texts.ts'
import type { ElementEvents } from '../../events.ts'
import type { Scene } from '../scene.ts'
import type { Message, MessageId, PersonCard } from '../../types.ts'
import './catch-up-card.ts'
import { findGrown } from './grown.ts'
import './read-by.ts'
import './reply-thread.ts'

interface Parts {
  readonly scene: Scene
  readonly changed: () => void
  /** Goes to the end, with everything read. */
  readonly goToEnd: () => void
}

type State = Readonly<Record<string, unknown>> | null

/** What is around the messages of a flat conversation: what one missed, who has read how far, replies read together. */
export class Surroundings {
  /** Whose replies are read together. */
  thread: MessageId | undefined
  /** What the reader had read when they came, while there is something to catch up with; else 0. */
  private missedAfter: number
  private readonly readers: Watched<Readers>
  private grown: ReadonlySet<MessageId> = new Set()
  private grownOf: readonly Message[] | undefined

  constructor(private readonly parts: Parts) {
    const { scene, changed } = parts
    this.missedAfter = scene.talk.missedAfter
    this.thread = this.threadNow
    const options = { reducers: readersReducers, changed }
    this.readers = scene.client.talk.watch('listReaders', { conversation: scene.talk.conversation }, options)
  }

  stop(): void {
    this.readers.stop()
  }

  /** The way back closes the replies, as it would a page. */
  followHistory(): void {
    if (this.thread === this.threadNow) return
    this.thread = this.threadNow
    this.parts.changed()
  }

  openThread(id: MessageId): void {
    history.pushState({ ...(history.state as State), thread: id }, '')
    this.thread = id
    this.parts.changed()
  }

  /** Above the messages. */
  renderBefore(): TemplateResult | typeof nothing {
    const { client, talk } = this.parts.scene
    if (this.missedAfter === 0) return nothing
    return html`<catch-up-card
      .client=${client}
      .conversation=${talk.conversation}
      .readTo=${this.missedAfter}
      @catch-up-over=${({ detail }: CustomEvent<ElementEvents['catch-up-over']>) => this.endCatchUp(detail.read)}
    ></catch-up-card>`
  }

  /** In a message, at its end. */
  renderBelow(message: Message): TemplateResult | typeof nothing {
    const people = this.listReadersAt(message)
    const isGrown = this.listGrown().has(message.id)
    if (people.length === 0 && !isGrown) return nothing
    return html`<div slot="below">
      ${
        isGrown
          ? html`<button class="text-button" type="button" @click=${() => this.openThread(message.id)}>
              ${text('replies.open')}
            </button>`
          : nothing
      }
      ${people.length > 0 ? html`<read-by .people=${people}></read-by>` : nothing}
    </div>`
  }

  /** Beside the messages, or over them. */
  renderBeside(): TemplateResult | typeof nothing {
    if (!this.thread) return nothing
    return html`<reply-thread
      .scene=${this.parts.scene}
      .head=${this.thread}
      .turn=${{}}
      @replies-closed=${() => history.back()}
    ></reply-thread>`
  }

  private get threadNow(): MessageId | undefined {
    const thread = (history.state as State)?.thread
    return typeof thread === 'string' ? (thread as MessageId) : undefined
  }

  private endCatchUp(read: boolean): void {
    const { scene, goToEnd, changed } = this.parts
    this.missedAfter = 0
    changed()
    if (!read) return
    const { talk, client } = scene
    const seq = talk.pages.conversation?.lastSeq ?? 0
    void client.talk.command('markRead', { conversation: talk.conversation, seq }).catch(() => undefined)
    goToEnd()
  }

  private listGrown(): ReadonlySet<MessageId> {
    const { messages } = this.parts.scene.talk.pages
    if (messages !== this.grownOf) this.grown = findGrown(messages)
    this.grownOf = messages
    return this.grown
  }

  /** Those who have read this one and not the next that is there; the reader and its author need not be told. */
  private listReadersAt(message: Message): PersonCard[] {
    const { state } = this.readers
    if (!state?.shown) return []
    const { client, talk } = this.parts.scene
    const { messages } = talk.pages
    const next = messages.find(({ seq }) => seq > message.seq)?.seq ?? Infinity
    const here = state.readers.filter(({ seq }) => seq >= message.seq && seq < next)
    const known = new Map(state.people.map((person) => [person.id, person]))
    return here.flatMap(({ person }) =>
      person === client.me.id || person === message.author ? [] : (known.get(person) ?? []),
    )
  }
}
