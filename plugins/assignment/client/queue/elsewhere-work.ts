import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, ground, openPath, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import '../../../api/elsewhere.ts'
import type { ActivityId } from '../../../api/contract.ts'
import type { contract, WorkId } from '../../contract.ts'
import { findPlace, pathOfElsewhere, pathOfWaiting, pathOfWork } from '../addresses.ts'
import '../evidence/work-page.ts'
import { said } from '../together.ts'

type Client = ActivityClient<typeof contract>

/** A work of another activity, seen and signed without leaving: what may be done with it is decided where it is. */
@customElement('elsewhere-work')
export class ElsewhereWork extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        min-block-size: 0;
      }
      .where {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-2);
        padding: var(--space-05) var(--space-2);
        background: var(--sunken);
        font: var(--type-small);
        overflow-wrap: anywhere;
      }
      work-page {
        block-size: 100%;
      }
    `,
  ]

  @property({ attribute: false }) client!: Client
  @property({ attribute: false }) activity!: ActivityId
  @property({ attribute: false }) work!: WorkId
  @state() private there: Client | undefined
  @state() private failed = ''
  private close = () => {}

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.leave()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('activity')) void this.open(this.activity)
  }

  override render() {
    if (this.failed)
      return html`<error-card .sentence=${this.failed} @retry=${() => void this.open(this.activity)}></error-card>`
    if (!this.there) return html`<skeleton-lines count="4"></skeleton-lines>`
    const { title, course } = this.there.activity
    return html`<p class="where">
        <span dir="auto">${course ? said('elsewhere.where', { title, course }) : title}</span>
        <button class="text-button" type="button" @click=${() => this.goOver(pathOfWork(this.work))}>
          ${said('elsewhere.go')}
        </button>
      </p>
      <other-activity .client=${this.there} @path-chosen=${this.lead}>
        <work-page elsewhere .client=${this.there} .work=${this.work}></work-page>
      </other-activity>`
  }

  /** What waits is one list for all activities, and works are shown here; whatever else there is, is where the work is. */
  private readonly lead = ({ detail: { path } }: CustomEvent<{ path: string }>) => {
    const place = findPlace(path)
    if (place.page === 'waiting') openPath(this, pathOfWaiting)
    else if (place.page === 'work') openPath(this, pathOfElsewhere(this.activity, place.work))
    else void this.goOver(path)
  }

  private async open(activity: ActivityId) {
    this.leave()
    this.failed = ''
    try {
      const { client, close } = await this.client.openElsewhere(activity)
      if (!this.isConnected || activity !== this.activity) return close()
      // What waits elsewhere is of activities of this plugin alone.
      this.there = client as Client
      this.close = close
    } catch (error) {
      this.failed = sayFailure(error)
    }
  }

  private leave() {
    this.close()
    this.close = () => {}
    this.there = undefined
  }

  private async goOver(path: string) {
    try {
      await this.client.goOver(this.activity, path)
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'elsewhere-work': ElsewhereWork
  }
}
