import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { FeatureClient, Watched } from '../../../plugins/api/client.ts'
import type { OutputOf, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { contract, GradeEntry } from '../../../server/grades/contract.ts'
import '../../elements/actions-menu.ts'
import '../../elements/empty-place.ts'
import '../../elements/error-card.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/people/person-avatar.ts'
import '../../elements/skeleton-lines.ts'
import { showToast } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { sayFailure } from '../../texts/failure.ts'
import { sayList, sayWhen } from '../../texts/dates.ts'
import { text } from '../../texts/texts.ts'
import { HousePage } from '../house-page.ts'
import './grade-line.ts'
import { gradesPageStyles } from './grades-page.styles.ts'
import { words } from './words.ts'

type Ledger = OutputOf<(typeof contract)['queries']['readLedger']>

/** The ledger of an activity: one's own grades, or everybody's for who facilitates, with what the gradebook has of them. */
@customElement('grades-page')
export class GradesPage extends HousePage {
  static override styles = [ground, buttons, gradesPageStyles]

  private feature!: FeatureClient<typeof contract>
  private all: Watched<Ledger> | undefined
  private own: Watched<GradeEntry[]> | undefined
  private forget = () => {}
  @state() private busy = false

  override connectedCallback() {
    super.connectedCallback()
    this.feature = this.client.feature<typeof contract>('grades')
    const changed = () => this.requestUpdate()
    if (this.client.can('facilitate')) this.all = this.feature.watch('readLedger', {}, { changed })
    else this.own = this.feature.watch('readOwn', {}, { changed })
    this.forget = this.feature.on('changed', () => this.readAgain())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.forget()
    this.all?.stop()
    this.own?.stop()
  }

  override render() {
    const about = this.all ? words('about.all') : words('about.own')
    return html`<div class="inside">
      <header>
        <div>
          <h1 tabindex="-1">${text('grades.title')}</h1>
          <p class="note">${about}</p>
        </div>
        ${this.all ? this.renderTools() : nothing}
      </header>
      ${this.renderBody()}
    </div>`
  }

  private renderBody(): TemplateResult {
    const watched = this.all ?? this.own
    if (watched?.failure && !watched.state)
      return html`<error-card
        .sentence=${watched.failure.message}
        retriable
        @retry=${() => watched.reload()}
      ></error-card>`
    if (this.all?.state) return this.renderLedger(this.all.state)
    if (this.own?.state) return this.renderOwn(this.own.state)
    return html`<skeleton-lines></skeleton-lines>`
  }

  private renderTools() {
    const items = [
      { key: 'activity', label: words('again.activity'), icon: 'retry' },
      { key: 'course', label: words('again.course'), icon: 'retry' },
    ] as const
    return html`<div class="tools">
      <button
        class="button"
        type="button"
        aria-disabled=${this.isComparing ? 'true' : 'false'}
        @click=${() => void this.compare()}
      >
        ${this.isComparing ? words('comparing') : words('compare')}
      </button>
      <actions-menu
        .label=${words('more')}
        .items=${items}
        @action-chosen=${(event: CustomEvent<{ key: string }>) =>
          void this.sendAgain(event.detail.key === 'course' ? 'course' : 'activity')}
      ></actions-menu>
    </div>`
  }

  private get isComparing(): boolean {
    const comparison = this.all?.state?.comparison
    return this.busy || comparison?.doneAt === null
  }

  private renderLedger({ entries, people, comparison }: Ledger): TemplateResult {
    if (entries.length === 0)
      return html`<empty-place .heading=${words('none.all')} .sentence=${words('none.all.why')}></empty-place>`
    const inDoubt = new Set(entries.filter(({ state }) => state === 'conflict').map(({ person }) => person))
    const byName = people.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))
    const others = byName.filter(({ id }) => !inDoubt.has(id))
    const doubtful = byName.filter(({ id }) => inDoubt.has(id))
    return html`<p class="note" role="status">${comparison ? sayComparison(comparison) : nothing}</p>
      ${entries.some(({ reason }) => reason === 'unseen') ? this.renderUnseen() : nothing}
      ${
        doubtful.length > 0
          ? html`<section aria-labelledby="decide">
              <h2 id="decide">${words('decide.heading', { count: doubtful.length })}</h2>
              <p class="note">${words('decide.why')}</p>
              ${this.renderPeople(doubtful, entries)}
            </section>`
          : nothing
      }
      ${
        others.length > 0
          ? html`<section aria-labelledby="everybody">
              <h2 id="everybody">${words('everybody')}</h2>
              ${this.renderPeople(others, entries)}
            </section>`
          : nothing
      }`
  }

  private renderUnseen() {
    return html`<section class="unseen" aria-labelledby="unseen">
      <h2 id="unseen">${words('unseen.heading')}</h2>
      <p>${words('unseen.why')}</p>
      <button class="button" type="button" @click=${() => void this.sendUnseen()}>${words('unseen.send')}</button>
    </section>`
  }

  private renderPeople(people: readonly PersonCard[], entries: readonly GradeEntry[]) {
    return html`<ul>
      ${people.map(
        (person) =>
          html`<li class="person">
            <person-avatar .person=${person}></person-avatar>
            <div class="grades">
              <h3><bdi>${nameOf(person)}</bdi></h3>
              ${this.renderLines(ofPerson(entries, person.id), person)}
            </div>
          </li>`,
      )}
    </ul>`
  }

  private renderOwn(entries: readonly GradeEntry[]): TemplateResult {
    if (entries.length === 0)
      return html`<empty-place .heading=${words('none.own')} .sentence=${words('none.own.why')}></empty-place>`
    return html`<div class="grades">${this.renderLines(entries, this.client.me)}</div>`
  }

  private renderLines(entries: readonly GradeEntry[], person: PersonCard) {
    return entries.map(
      (entry) =>
        html`<grade-line
          .entry=${entry}
          .person=${person}
          .feature=${this.feature}
          ?named=${entries.length > 1 || entry.lineItem !== ''}
          ?tends=${this.all !== undefined}
        ></grade-line>`,
    )
  }

  private readAgain() {
    this.all?.reload()
    this.own?.reload()
    for (const line of this.renderRoot.querySelectorAll('grade-line')) void line.load()
  }

  private async compare() {
    if (this.isComparing) return
    await this.attempt(() => this.feature.command('compare', {}))
  }

  private async sendAgain(reach: 'activity' | 'course') {
    await this.attempt(async () => {
      const { count } = await this.feature.command('sendAgain', { reach })
      showToast(this, words('again.done', { count }))
    })
  }

  private async sendUnseen() {
    await this.attempt(async () => {
      const { count } = await this.feature.command('sendUnseen', {})
      showToast(this, words('unseen.done', { count }))
    })
  }

  private async attempt(act: () => Promise<unknown>) {
    this.busy = true
    try {
      await act()
    } catch (error) {
      showToast(this, sayFailure(error))
    } finally {
      this.busy = false
    }
  }
}

const ofPerson = (entries: readonly GradeEntry[], person: PersonId) =>
  entries.filter((entry) => entry.person === person)

const kinds = ['same', 'differs', 'missing', 'waiting', 'unseen'] as const

function sayComparison({ doneAt, findings }: NonNullable<Ledger['comparison']>): string {
  if (doneAt === null || !findings) return words('comparing')
  const found = kinds.filter((kind) => findings[kind] > 0)
  const said = found.map((kind) => words(`found.${kind}`, { count: findings[kind] }))
  const findingsSaid = said.length > 0 ? sayList(said) : words('found.nothing')
  return words('compared', { when: sayWhen(doneAt, Date.now()), findings: findingsSaid })
}

declare global {
  interface HTMLElementTagNameMap {
    'grades-page': GradesPage
  }
}
