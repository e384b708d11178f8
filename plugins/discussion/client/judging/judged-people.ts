import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ground, nameOf, openPath, type ActivityClient, type Watched } from '../../../api/client.ts'
import type { contract, ToJudge } from '../../contract.ts'
import { addressOfPath, pathOfPerson } from '../addresses.ts'
import { HeadFocus } from './heads.ts'
import { judgingStyles } from './judging.styles.ts'
import { said } from './texts.ts'

type Line = ToJudge[number]

/** Everybody whose part the reader looks at by the rubric: those nobody has looked at yet in front. */
@customElement('judged-people')
export class JudgedPeople extends LitElement {
  static override styles = [
    ground,
    judgingStyles,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--space-15);
        align-items: center;
        min-block-size: var(--target);
        padding-block: var(--space-1);
        border-block-end: 1px solid var(--line);
      }
      .points {
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  protected readonly head = new HeadFocus(this)
  private watched: Watched<ToJudge> | undefined
  private stop: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.requestUpdate()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.watched = undefined
    this.stop?.()
  }

  /** The element may have been there before its class was, so that it is not given its client before this. */
  protected override willUpdate() {
    if (this.watched) return
    this.watched = this.client.watch('listToJudge', {}, { changed: () => this.requestUpdate() })
    this.stop = this.client.on('mentoring.changed', () => this.watched?.reload())
  }

  override render() {
    const { state, failure } = this.watched ?? {}
    return html`<div class="scroll">
      <div class="stage">
        <p class="note">${this.renderLink('', said('back'))}</p>
        <h1 class="title" tabindex="-1">${said('people.title')}</h1>
        ${state ? this.renderPeople(state) : failure ? this.renderFailure(failure) : this.renderLoading()}
      </div>
    </div>`
  }

  private renderLoading() {
    return html`<skeleton-lines count="4" label=${said('loading')}></skeleton-lines>`
  }

  private renderFailure({ message }: Error) {
    return html`<error-card
      heading=${said('failed')}
      sentence=${message}
      @retry=${() => this.watched?.reload()}
    ></error-card>`
  }

  private renderPeople(lines: ToJudge): TemplateResult {
    if (lines.length === 0)
      return html`<empty-place heading=${said('people.none')} sentence=${said('people.noneWhy')}></empty-place>`
    const count = lines.filter(({ judgedAt }) => judgedAt !== null).length
    return html`<p>${said('people.finding', { count, all: lines.length })}</p>
      <ul role="list">
        ${lines.toSorted((one, other) => rankOf(one) - rankOf(other)).map((line) => this.renderPerson(line))}
      </ul>`
  }

  private renderPerson(line: Line): TemplateResult {
    const { person, points } = line
    const name = nameOf(person)
    return html`<li>
      <person-avatar .person=${person}></person-avatar>
      <div>
        ${this.renderLink(pathOfPerson(person.id), name, said('people.open', { name }))}
        <p class="note">
          ${said('people.said', { count: line.said })}${hasMore(line) ? html` · ${said('people.more')}` : nothing}
        </p>
      </div>
      ${points === null ? nothing : html`<span class="points">${said('people.points', { points })}</span>`}
    </li>`
  }

  private renderLink(path: string, words: string, label?: string) {
    const go = (event: Event) => {
      event.preventDefault()
      openPath(this, path)
    }
    return html`<a href=${addressOfPath(path)} aria-label=${label ?? nothing} @click=${go}>${words}</a>`
  }
}

const hasMore = ({ judgedAt, lastSaidAt }: Line): boolean => judgedAt !== null && (lastSaidAt ?? 0) > judgedAt

/** Who took part and waits, who has said more since, who is done, and who has said nothing. */
function rankOf(line: Line): number {
  if (line.judgedAt === null) return line.said > 0 ? 0 : 3
  return hasMore(line) ? 1 : 2
}

declare global {
  interface HTMLElementTagNameMap {
    'judged-people': JudgedPeople
  }
}
