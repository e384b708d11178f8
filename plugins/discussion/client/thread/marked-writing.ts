import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { Audience, buttons, ground, sayFailure, type ActivityClient, type ElementEvents } from '../../../api/client.ts'
import type { contract, Mark, Thread } from '../../contract.ts'
import { text } from '../texts.ts'

/** Where a decision, notes or a summary are written: a message like any other, marked from the start. Fires `written`. */
@customElement('marked-writing')
export class MarkedWriting extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
        padding-block: var(--space-1);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: Thread
  @property() mark: Mark = 'summary'
  @state() private failed = ''
  @state() private busy = false
  private audience: Audience | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.audience = new Audience(this.client, () => this.requestUpdate())
    void this.audience.load()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.audience?.stop()
  }

  override render() {
    if (!this.audience) return nothing
    return html`<message-composer
      cancellable
      label=${text(`write.${this.mark}`)}
      placeholder=${text(`write.${this.mark}.hint`)}
      send-label=${text(`write.${this.mark}.send`)}
      failed=${this.failed}
      ?busy=${this.busy}
      .value=${this.client.drafts.find(this.place)?.markdown ?? ''}
      .audience=${this.audience.say(this.thread.talk)}
      .findPeople=${this.audience.search(this.thread.talk.authors)}
      @draft-changed=${this.keep}
      @send=${this.send}
      @cancel=${this.leave}
    ></message-composer>`
  }

  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector('message-composer')?.focus(options)
  }

  private get place(): string {
    return `discussion.${this.thread.id}.${this.mark}`
  }

  private keep(event: CustomEvent<ElementEvents['draft-changed']>) {
    event.stopPropagation()
    this.client.drafts.save(this.place, event.detail.value)
  }

  private leave(event: Event) {
    event.stopPropagation()
    this.dispatchEvent(new CustomEvent('written'))
  }

  private async send(event: CustomEvent<ElementEvents['send']>) {
    event.stopPropagation()
    const { thread, mark } = this
    this.busy = true
    this.failed = ''
    try {
      const input = { thread: thread.id, mark, markdown: event.detail.value }
      await this.client.command('writeMarked', input)
      this.client.drafts.remove(this.place)
      this.dispatchEvent(new CustomEvent('written'))
    } catch (error) {
      this.failed = sayFailure(error, (reason) => text('new.failed', { reason }))
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'marked-writing': MarkedWriting
  }
  interface HTMLElementEventMap {
    written: CustomEvent<null>
  }
}
