import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  buttons,
  callName,
  ground,
  openPath,
  sayFailure,
  showToast,
  type ActivityClient,
  type Watched,
} from '../../../api/client.ts'
import type { contract, Waiting, WaitingList } from '../../contract.ts'
import { states } from '../../state.ts'
import { addressOf, pathOf } from '../addresses.ts'
import { text } from '../texts.ts'

/** The questions that wait for the reader: they may know, or they tend those who ask. Nothing waits: nothing is shown. */
@customElement('waits-for-you')
export class WaitsForYou extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
      }
      section {
        padding-block-end: var(--space-2);
      }
      h2 {
        padding-block-end: var(--space-05);
        font: var(--type-small);
        font-weight: var(--strong);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
        gap: var(--space-1);
      }
      li {
        display: grid;
        grid-template-columns: 36px minmax(0, 1fr);
        gap: 0 var(--space-15);
        padding: var(--space-1) var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        font: var(--type-small);
        color: var(--muted);
      }
      h3 {
        font: var(--type-body);
        font-weight: var(--strong);
        color: var(--text);
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .do {
        display: flex;
        gap: var(--space-2);
        padding-block-start: 2px;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @state() private passing = ''
  private watched: Watched<WaitingList> | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (!this.client.can('participate')) return
    const options = { reducers: states.listWaiting, changed: () => this.requestUpdate() }
    this.watched = this.client.watch('listWaiting', {}, options)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  override render() {
    const list = this.watched?.state
    const waiting = list?.waiting.filter(({ thread }) => thread !== this.passing) ?? []
    if (!list || waiting.length === 0) return nothing
    return html`<section aria-labelledby="waits">
      <h2 id="waits">${text('waits.heading')}</h2>
      <ul role="list">
        ${waiting.map((each) => this.renderOne(each, list.people))}
      </ul>
    </section>`
  }

  private renderOne({ thread, title, startedBy, why }: Waiting, people: WaitingList['people']) {
    const asker = people.find(({ id }) => id === startedBy)
    return html`<li>
      <person-avatar .person=${asker}></person-avatar>
      <div>
        <h3 dir="auto">${title}</h3>
        <p>${text(`waits.${why}`, { name: callName(asker) })}</p>
        <p class="do">
          <a
            class="text-button"
            href=${addressOf(thread)}
            aria-label=${text('waits.answer.what', { title })}
            @click=${(event: Event) => this.open(event, thread)}
            >${text('waits.answer')}</a
          >
          <button
            class="text-button"
            type="button"
            aria-label=${text('waits.pass.what', { title })}
            @click=${() => this.pass(thread)}
          >
            ${text('waits.pass')}
          </button>
        </p>
      </div>
    </li>`
  }

  private open(event: Event, thread: Waiting['thread']) {
    event.preventDefault()
    openPath(this, pathOf(thread))
  }

  private async pass(thread: Waiting['thread']) {
    this.passing = thread
    try {
      await this.client.command('passOn', { thread })
      showToast(this, text('waits.passed'))
    } catch (error) {
      this.passing = ''
      showToast(
        this,
        sayFailure(error, (reason) => text('thread.notDone', { reason })),
      )
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'waits-for-you': WaitsForYou
  }
}
