import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, icon, sayExactly, type ActivityClient, type Watched } from '../../../api/client.ts'
import type { contract, Standing, ThreadId } from '../../contract.ts'
import { states } from '../../state.ts'
import { text } from '../texts.ts'

/** For who asked: to how many the question is offered, and when it goes to the mentors. Nobody is named. */
@customElement('question-standing')
export class QuestionStanding extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        align-items: flex-start;
        gap: var(--space-05);
        padding-block-end: var(--space-1);
        font: var(--type-small);
        color: var(--muted);
      }
      .icon {
        margin-block-start: 2px;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: ThreadId
  private watched: Watched<Standing | null> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('thread')) return
    this.watched?.stop()
    const options = { reducers: states.readStanding, changed: () => this.requestUpdate() }
    this.watched = this.client.watch('readStanding', { thread: this.thread }, options)
  }

  override render() {
    const standing = this.watched?.state
    if (!standing) return nothing
    return html`<p>${icon('people', 'small')}<span>${this.say(standing)}</span></p>`
  }

  private say({ offered, mentors, mentorsAt }: Standing): string {
    if (mentors > 0) return text('standing.mentors', { count: mentors })
    const when = sayExactly(mentorsAt)
    return offered > 0 ? text('standing.offered', { count: offered, when }) : text('standing.nobody', { when })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'question-standing': QuestionStanding
  }
}
