import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ActivityElement, type ActivityPage, type Watched } from '../../../../plugins/api/client.ts'
import type { contract } from '../contract.ts'
import { states } from '../state.ts'

/** One question and its choices: each a button that says how many chose it. */
@customElement('poll-activity')
export class PollActivity extends ActivityElement<typeof contract> {
  static override styles = css`
    button {
      display: block;
      margin-block: 0.5rem;
    }
  `

  private tally: Watched<number[]> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    const changed = () => this.requestUpdate()
    this.tally = this.client.watch('readTally', {}, { reducers: states.readTally, changed })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.tally?.stop()
  }

  override render() {
    const { question, choices } = this.client.activity.settings
    const vote = (choice: number) => () => void this.client.command('castVote', { choice })
    const button = (choice: string, index: number) =>
      html`<button @click=${vote(index)}>${choice}: ${this.tally?.state?.[index] ?? 0}</button>`
    return html`<h2>${question}</h2>
      ${choices.map(button)}`
  }
}

export const activity: ActivityPage = { tag: 'poll-activity' }
