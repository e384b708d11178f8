import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, type ActivityClient, type Watched } from '../../api/client.ts'
import type { ConversationId } from '../../api/contract.ts'
import type { contract } from '../contract.ts'
import { lineStyles } from './line.styles.ts'
import { states } from '../state.ts'
import { sayDue } from './due-dates.ts'

type Client = ActivityClient<typeof contract>

/** By when a word of the reader's is expected here; nothing for those of whom none is. */
@customElement('due-line')
export class DueLine extends LitElement {
  static override styles = [ground, lineStyles]

  @property({ attribute: false }) client!: Client
  private written: Watched<readonly ConversationId[]> | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (!isAsked(this.client)) return
    const options = { reducers: states.listWrittenIn, changed: () => this.requestUpdate() }
    this.written = this.client.watch('listWrittenIn', {}, options)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.written?.stop()
  }

  override render() {
    const wrote = this.written?.state
    const { dates } = this.client.activity.settings
    const due = wrote && sayDue(dates, { spoke: wrote.length > 0, now: Date.now() })
    return due ? html`<p><app-icon small name="calendar"></app-icon><span>${due}</span></p>` : nothing
  }
}

/** Those who tend the course, help in it or only watch owe nothing; without dates, nobody does. */
function isAsked({ activity, can }: Client): boolean {
  const isLearner = can('participate') && !can('mentor') && !can('design')
  return isLearner && Object.values(activity.settings.dates).some((date) => date !== '')
}

declare global {
  interface HTMLElementTagNameMap {
    'due-line': DueLine
  }
}
