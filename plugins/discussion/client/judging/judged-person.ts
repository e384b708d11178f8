import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  buttons,
  callName,
  ground,
  nameOf,
  openPath,
  type ActivityClient,
  type FindPerson,
  type KindPart,
  type Watched,
} from '../../../api/client.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { contract, Contribution, Contributions } from '../../contract.ts'
import { addressOfPath, pathOf, pathOfPeople } from '../addresses.ts'
import { HeadFocus } from './heads.ts'
import { judgingStyles } from './judging.styles.ts'
import './rubric-panel.ts'
import { said } from './texts.ts'

type Place = Contributions['threads'][number]

/** What a message was to its thread: its answer, or its beginning. */
function markOf(seq: number, isAnswer: boolean): KindPart | undefined {
  if (isAnswer) return { icon: 'check', tone: 'reached', text: said('person.answer') }
  return seq === 1 ? { text: said('person.began') } : undefined
}

/** Everything that somebody brought to the discussion, thread by thread, and beside it the rubric. */
@customElement('judged-person')
export class JudgedPerson extends LitElement {
  static override styles = [
    ground,
    buttons,
    judgingStyles,
    css`
      .beside {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
        align-items: start;
      }
      .part {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .thread {
        padding-block-start: var(--space-1);
        border-block-start: 1px solid var(--line);
      }
      .toRubric {
        justify-self: start;
      }
      @container (min-width: 720px) {
        .stage {
          max-inline-size: 72rem;
        }
        .beside {
          grid-template-columns: minmax(0, 7fr) minmax(17rem, 4fr);
        }
        /* However much there is beside it, its end is within reach. */
        rubric-panel {
          position: sticky;
          inset-block-start: 0;
          max-block-size: calc(100dvh - 5rem);
          overflow-y: auto;
        }
        .toRubric {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) person!: PersonId
  protected readonly head = new HeadFocus(this)
  private watched: Watched<Contributions> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('person')) return
    this.watched?.stop()
    const changes = { changed: () => this.requestUpdate() }
    this.watched = this.client.watch('listContributions', { person: this.person }, changes)
  }

  override render() {
    const { state, failure } = this.watched ?? {}
    return html`<div class="scroll">
      <div class="stage">
        <p class="note">${this.renderLink(pathOfPeople, said('person.toPeople'))}</p>
        ${state ? this.renderPart(state) : failure ? this.renderFailure(failure) : this.renderLoading()}
      </div>
    </div>`
  }

  private renderLoading() {
    return html`<skeleton-lines count="4" label=${said('loading')}></skeleton-lines>`
  }

  private renderFailure({ message }: Error) {
    return html`<h1 class="title" tabindex="-1">${said('people.title')}</h1>
      <error-card heading=${said('failed')} sentence=${message} @retry=${() => this.watched?.reload()}></error-card>`
  }

  private renderPart(part: Contributions): TemplateResult {
    const { person, threads, more } = part
    const name = nameOf(person)
    return html`<h1 class="title" tabindex="-1">${said('person.title', { name })}</h1>
      <button class="text-button toRubric" type="button" @click=${this.goToRubric}>${said('person.toRubric')}</button>
      <div class="beside">
        <div class="part">
          ${threads.length === 0 ? html`<p>${said('person.none', { name: callName(person) })}</p>` : nothing}
          ${threads.map((thread) => this.renderThread(thread, part))}
          <p class="note">${more ? said('person.more') : nothing} ${said('person.unnamed')}</p>
        </div>
        <rubric-panel
          .client=${this.client}
          .brought=${part}
          @judged-again=${() => this.watched?.reload()}
        ></rubric-panel>
      </div>`
  }

  private renderThread(thread: Place, part: Contributions): TemplateResult {
    const find: FindPerson = (id) => [part.person, ...part.people].find((person) => person.id === id)
    return html`<section class="thread" aria-label=${thread.title}>
      <h2 dir="auto">${thread.title}</h2>
      ${part.said
        .filter((each) => each.thread === thread.id)
        .map((each) => this.renderSaid(each, { thread, part, find }))}
    </section>`
  }

  private renderSaid(
    { message, isAnswer }: Contribution,
    { thread, part, find }: { thread: Place; part: Contributions; find: FindPerson },
  ): TemplateResult {
    const { seq, files, replyTo } = message
    return html`<message-item
      faceSize="28"
      .message=${message}
      .findPerson=${find}
      .mark=${markOf(seq, isAnswer)}
      .replyingTo=${part.answered.find(({ id }) => id === replyTo)}
      @message-jump=${() => this.goTo(thread, message)}
    >
      ${
        files.length === 0
          ? nothing
          : html`<attached-files slot="attached" .files=${files} .client=${this.client}></attached-files>`
      }
      <a
        slot="below"
        class="note"
        href=${addressOfPath(pathOf(thread.id), { conversation: thread.conversation, seq })}
        aria-label=${said('person.goTo.what', { title: thread.title, number: seq })}
        @click=${(event: Event) => {
          event.preventDefault()
          this.goTo(thread, message)
        }}
        >${said('person.goTo')}</a
      >
    </message-item>`
  }

  private goTo({ id, conversation }: Place, { seq }: Contribution['message']) {
    openPath(this, pathOf(id), { conversation, seq })
  }

  private goToRubric() {
    this.renderRoot.querySelector('rubric-panel')?.focus()
  }

  private renderLink(path: string, words: string) {
    const go = (event: Event) => {
      event.preventDefault()
      openPath(this, path)
    }
    return html`<a href=${addressOfPath(path)} @click=${go}>${words}</a>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'judged-person': JudgedPerson
  }
}
