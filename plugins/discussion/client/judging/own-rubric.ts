import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, nameOf, openPath, sayExactly, type ActivityClient, type Watched } from '../../../api/client.ts'
import type { Criterion, CriterionMark } from '../../../api/contract.ts'
import type { contract, Judged, Judgement } from '../../contract.ts'
import { states } from '../../state.ts'
import { addressOfPath } from '../addresses.ts'
import { HeadFocus } from './heads.ts'
import { judgingStyles } from './judging.styles.ts'
import { said } from './texts.ts'

/** The rubric as the reader sees it: what is looked at, and what was said of their own part by it. */
@customElement('own-rubric')
export class OwnRubric extends LitElement {
  static override styles = [
    ground,
    judgingStyles,
    css`
      dl {
        display: grid;
        gap: var(--space-15);
      }
      dt {
        font-weight: var(--strong);
      }
      dd {
        margin: 0;
      }
      ol {
        display: grid;
        gap: var(--space-05);
        padding-block-start: var(--space-05);
      }
      li {
        padding-inline-start: var(--space-1);
        border-inline-start: 3px solid var(--line);
        color: var(--muted);
      }
      li.reached {
        border-color: var(--positive);
        color: var(--text);
        font-weight: var(--strong);
      }
      .points {
        font: var(--type-lead);
        font-weight: var(--strong);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  protected readonly head = new HeadFocus(this)
  private watched: Watched<Judged> | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.requestUpdate()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.watched = undefined
  }

  /** The element may have been there before its class was, so that it is not given its client before this. */
  protected override willUpdate() {
    const options = { reducers: states.readJudged, changed: () => this.requestUpdate() }
    this.watched ??= this.client.watch('readJudged', {}, options)
  }

  override render() {
    const { state, failure } = this.watched ?? {}
    return html`<div class="scroll">
      <div class="stage">
        <p class="note"><a href=${addressOfPath('')} @click=${this.goBack}>${said('back')}</a></p>
        <h1 class="title" tabindex="-1">${said('own.title')}</h1>
        ${state ? this.renderJudged(state) : failure ? this.renderFailure(failure) : nothing}
      </div>
    </div>`
  }

  private renderFailure({ message }: Error) {
    return html`<error-card
      heading=${said('failed')}
      sentence=${message}
      @retry=${() => this.watched?.reload()}
    ></error-card>`
  }

  private renderJudged({ criteria, judgement, people }: Judged): TemplateResult {
    if (criteria.length === 0) return html`<p>${said('own.none')}</p>`
    const by = nameOf(people.find(({ id }) => id === judgement?.by))
    return html`<p class="note">${said('own.why')}</p>
      ${judgement ? this.renderSaid(judgement, by) : html`<p>${said('own.waits')}</p>`}
      <dl>${(judgement?.criteria ?? criteria).map((criterion) => renderCriterion(criterion, judgement?.marks))}</dl>`
  }

  private renderSaid({ points, words, at }: Judgement, by: string): TemplateResult {
    return html`<div>
        <p class="points">${said('own.points', { points })}</p>
        <p class="note">${said('own.by', { by, when: sayExactly(at) })}</p>
      </div>
      ${
        words === ''
          ? nothing
          : html`<div>
              <h2>${said('own.words')}</h2>
              <p class="said" dir="auto">${words}</p>
            </div>`
      }`
  }

  private goBack(event: Event) {
    event.preventDefault()
    openPath(this, '')
  }
}

/** @param marks undefined while nobody has said anything */
function renderCriterion({ id, text: words, levels }: Criterion, marks: readonly CriterionMark[] | undefined) {
  const level = marks && (marks.find(({ criterion }) => criterion === id)?.level ?? 0)
  return html`<div>
    <dt dir="auto">${words}</dt>
    <dd>
      ${
        levels.length === 0
          ? level === undefined
            ? nothing
            : said(level > 0 ? 'own.met' : 'own.notMet')
          : html`<ol role="list">
              ${levels.map((each, place) => renderLevel(each, { place, level, all: levels.length }))}
            </ol>`
      }
    </dd>
  </div>`
}

function renderLevel(words: string, at: { place: number; level: number | undefined; all: number }): TemplateResult {
  const isReached = at.level === at.place
  const spoken = said('own.level', { level: at.place + 1, all: at.all })
  return html`<li class=${isReached ? 'reached' : ''} aria-current=${isReached ? 'true' : 'false'}>
    <span class="visually-hidden">${isReached ? spoken : nothing}</span> <span dir="auto">${words}</span>
  </li>`
}

declare global {
  interface HTMLElementTagNameMap {
    'own-rubric': OwnRubric
  }
}
