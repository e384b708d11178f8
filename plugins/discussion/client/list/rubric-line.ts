import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, nameOf, openPath, type ActivityClient, type Watched } from '../../../api/client.ts'
import type { contract, Judged } from '../../contract.ts'
import { lineStyles } from '../line.styles.ts'
import { states } from '../../state.ts'
import { addressOfPath, pathOfOwn, pathOfPeople } from '../addresses.ts'
import { text } from '../texts.ts'

type Client = ActivityClient<typeof contract>

/** Where people's part is looked at by a rubric: the way there, and for who is looked at what came of it. */
@customElement('rubric-line')
export class RubricLine extends LitElement {
  static override styles = [ground, lineStyles]

  @property({ attribute: false }) client!: Client
  private judged: Watched<Judged> | undefined

  override connectedCallback() {
    super.connectedCallback()
    if (!isByRubric(this.client) || !isLookedAt(this.client)) return
    const options = { reducers: states.readJudged, changed: () => this.requestUpdate() }
    this.judged = this.client.watch('readJudged', {}, options)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.judged?.stop()
  }

  override render() {
    if (!isByRubric(this.client)) return nothing
    if (this.client.can('mentor')) return this.renderLine('', pathOfPeople, text('rubric.look'))
    const state = this.judged?.state
    return state ? this.renderLine(sayJudged(state), pathOfOwn, text('rubric.see')) : nothing
  }

  private renderLine(words: string, path: string, link: string) {
    const go = (event: Event) => {
      event.preventDefault()
      openPath(this, path)
    }
    return html`<p>
      <app-icon small name="check"></app-icon>
      <span>${words} <a href=${addressOfPath(path)} @click=${go}>${link}</a></span>
    </p>`
  }
}

/** A rubric without a row says nothing of anybody. */
const isByRubric = ({ activity }: Client): boolean =>
  activity.settings.grading.mode === 'rubric' && activity.settings.grading.rubric.length > 0

const isLookedAt = ({ me }: Client): boolean => me.role === 'learner'

function sayJudged({ judgement, people }: Judged): string {
  if (!judgement) return text('rubric.own')
  const name = nameOf(people.find(({ id }) => id === judgement.by))
  return text('rubric.judged', { name, points: judgement.points })
}

declare global {
  interface HTMLElementTagNameMap {
    'rubric-line': RubricLine
  }
}
