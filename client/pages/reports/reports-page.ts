import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Watched } from '../../../plugins/api/client.ts'
import type { InputOf, OutputOf, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/moderation/contract.ts'
import { ask } from '../../elements/ask-dialog.ts'
import { carryOutAloud } from '../../elements/carry-out.ts'
import '../../elements/empty-place.ts'
import '../../elements/error-card.ts'
import '../../elements/message/message-item.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/skeleton-lines.ts'
import { askWhyHidden, mute } from '../../elements/conversation/tending/tending.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { sayUntil, sayWhen } from '../../texts/dates.ts'
import { tendingText } from '../../texts/tending-later.ts'
import { text } from '../../texts/texts.ts'
import { HousePage } from '../house-page.ts'
import { renderAudit, renderOwn } from './reports-lists.ts'
import { reportsPageStyles } from './reports-page.styles.ts'

type Queries = (typeof contract)['queries']
type Queue = OutputOf<Queries['listReports']>
type Reported = Queue['waiting'][number]
type Mutes = OutputOf<Queries['listMutes']>
export type Audit = OutputOf<Queries['listAudit']>
export type OwnReports = OutputOf<Queries['listOwnReports']>

/** What waits for a decision, who cannot write, and what was done; for everybody else, what they reported themselves. */
@customElement('reports-page')
export class ReportsPage extends HousePage {
  static override styles = [ground, buttons, reportsPageStyles]

  private queue: Watched<Queue> | undefined
  private mutes: Watched<Mutes> | undefined
  private audit: Watched<Audit> | undefined
  private own: Watched<OwnReports> | undefined
  private earlier: Audit | undefined
  private stops: (() => void)[] = []
  /** What somebody has decided about here, and nobody has answered yet. */
  @state() private underWay: ReadonlySet<string> = new Set()

  override connectedCallback() {
    super.connectedCallback()
    const { moderation } = this.client
    const changed = () => this.requestUpdate()
    if (this.client.can('facilitate')) {
      this.queue = moderation.watch('listReports', {}, { changed })
      this.mutes = moderation.watch('listMutes', {}, { changed })
      this.audit = moderation.watch('listAudit', {}, { changed })
    }
    if (this.client.can('participate')) this.own = moderation.watch('listOwnReports', {}, { changed })
    this.stops = [
      moderation.on('reportsChanged', () => this.readAgain()),
      moderation.on('mutesChanged', () => this.readAgain()),
      moderation.on('reportDecided', () => this.own?.reload()),
    ]
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    for (const stop of this.stops) stop()
    for (const watched of [this.queue, this.mutes, this.audit, this.own]) watched?.stop()
  }

  override render() {
    return html`<div class="inside">
      <h1 tabindex="-1">${text('reports.title')}</h1>
      ${this.queue ? this.renderTending(this.queue) : nothing}
      ${this.own?.state && (this.own.state.length > 0 || !this.queue) ? renderOwn(this.own.state) : nothing}
    </div>`
  }

  private readAgain() {
    for (const watched of [this.queue, this.mutes, this.audit]) watched?.reload()
    this.earlier = undefined
  }

  private renderTending(queue: Watched<Queue>): TemplateResult {
    if (queue.failure && !queue.state)
      return html`<error-card .sentence=${queue.failure.message} retriable @retry=${() => queue.reload()}></error-card>`
    if (!queue.state) return html`<skeleton-lines></skeleton-lines>`
    const audit = this.audit?.state
    return html`<section aria-labelledby="waiting">
        <h2 id="waiting">${tendingText('reports.waiting')}</h2>
        ${queue.state.waiting.length === 0 ? renderNothing() : this.renderQueue(queue.state)}
      </section>
      ${this.mutes?.state ? this.renderMutes(this.mutes.state) : nothing}
      ${audit ? renderAudit(audit, this.earlier, () => void this.readEarlier()) : nothing}`
  }

  private renderQueue({ waiting, people }: Queue) {
    const find = finder(people)
    return html`<ol role="list">
      ${waiting.map((each) => html`<li class="card">${this.renderReported(each, find)}</li>`)}
    </ol>`
  }

  private renderReported(reported: Reported, find: (id: PersonId) => PersonCard | undefined) {
    const { message, html: said, context, reports } = reported
    const shown = { ...message, html: said, gone: null, reactions: [] }
    return html`${
        context.length > 0
          ? html`<details>
              <summary>${tendingText('reports.before')}</summary>
              ${context.map((each) => html`<message-item .message=${each} .findPerson=${find}></message-item>`)}
            </details>`
          : nothing
      }
      <message-item .message=${shown} .findPerson=${find}></message-item>
      <ul class="reasons" role="list">
        ${reports.map(({ reporter, reason, at }) => {
          const said = { name: nameOf(find(reporter)), when: sayWhen(at, Date.now()), reason }
          return html`<li>${tendingText('reports.by', said)}</li>`
        })}
      </ul>
      ${this.renderActs(reported, find(message.author))}`
  }

  private renderActs(reported: Reported, author: PersonCard | undefined) {
    const isUnderWay = this.underWay.has(reported.message.id)
    const render = (act: () => Promise<void>, words: string, quiet = '') =>
      html`<button
        class="button ${quiet}"
        type="button"
        aria-disabled=${isUnderWay ? 'true' : 'false'}
        @click=${() => isUnderWay || void act()}
      >
        ${words}
      </button>`
    return html`<div class="acts">
      ${render(() => this.hide(reported), tendingText('reports.hide'))}
      ${render(() => this.leave(reported), tendingText('reports.leave'))}
      ${render(() => this.mute(reported, author), tendingText('tend.mute.verb'), 'quiet')}
    </div>`
  }

  private renderMutes({ mutes, people }: Mutes) {
    const find = finder(people)
    const now = mutes.filter(({ until }) => until > Date.now())
    return html`<section aria-labelledby="mutes">
      <h2 id="mutes">${tendingText('reports.mutes')}</h2>
      ${now.length === 0 ? html`<p class="note">${tendingText('reports.mutes.none')}</p>` : nothing}
      <ul role="list">
        ${now.map(({ id, person, until, reason }) => {
          const name = nameOf(find(person))
          return html`<li class="line">
            <span>${tendingText('reports.mute', { name, until: sayUntil(until, Date.now()), reason })}</span>
            <button
              class="text-button"
              type="button"
              @click=${() => this.act(id, (key) => this.client.moderation.command('endMute', { mute: id }, key))}
            >
              ${tendingText('reports.endMute', { name })}
            </button>
          </li>`
        })}
      </ul>
    </section>`
  }

  private async hide({ message: { id: message } }: Reported) {
    const reason = await askWhyHidden(this)
    if (reason === undefined) return
    await this.decide({ message, decision: 'hide', reason })
  }

  private async leave({ message: { id: message } }: Reported) {
    const given = await ask(this, {
      title: tendingText('reports.leave.title'),
      explanation: tendingText('reports.leave.why'),
      label: tendingText('reports.leave.label'),
      required: false,
      verb: tendingText('reports.leave'),
    })
    if (!given) return
    await this.decide({ message, decision: 'leave', word: given.words })
  }

  private async mute({ message }: Reported, author: PersonCard | undefined) {
    await mute({ host: this, client: this.client, message }, author)
    this.readAgain()
  }

  private decide(decision: InputOf<(typeof contract)['commands']['decide']>): Promise<void> {
    const give = (key: string) => this.client.moderation.command('decide', decision, key)
    return this.act(decision.message, give, () => tendingText('reports.decided'))
  }

  /** @param about what nothing else is done with meanwhile */
  private async act(about: string, give: (key: string) => Promise<unknown>, done?: () => string) {
    if (this.underWay.has(about)) return
    this.underWay = new Set(this.underWay).add(about)
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
    await carryOutAloud({ host: this, client: this.client }, give, done)
    this.underWay = new Set([...this.underWay].filter((each) => each !== about))
    this.readAgain()
  }

  private async readEarlier() {
    const last = (this.earlier ?? this.audit?.state)?.lines.at(-1)
    if (!last) return
    const page = await this.client.moderation.query('listAudit', { before: last.id })
    const { lines, people } = this.earlier ?? { lines: [], people: [] }
    this.earlier = { lines: [...lines, ...page.lines], people: [...people, ...page.people], more: page.more }
    this.requestUpdate()
  }
}

const finder = (people: readonly PersonCard[]) => {
  const known = new Map(people.map((person) => [person.id, person]))
  return (id: PersonId) => known.get(id)
}

const renderNothing = () =>
  html`<empty-place .heading=${tendingText('reports.none')} .sentence=${tendingText('reports.none.why')}></empty-place>`

declare global {
  interface HTMLElementTagNameMap {
    'reports-page': ReportsPage
  }
}
