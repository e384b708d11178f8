import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground, inTime, nameOf, openPath, type ActivityClient, type KindPart } from '../../../api/client.ts'
import type { contract, Ladder, Rung, Standing, WorkCard } from '../../contract.ts'
import {
  addressOf,
  pathOfGallery,
  pathOfPeople,
  pathOfRecord,
  pathOfSteps,
  pathOfWaiting,
  pathOfWork,
} from '../addresses.ts'
import { Followed } from '../followed.ts'
import { pageStyles } from '../page.styles.ts'
import { partOf } from '../standing-part.ts'
import './rung-ladder.ts'
import { findNext, sayBecause, sayWaiting, sayWhere, withWords } from './rung-words.ts'
import '../evidence/show-form.ts'
import { isReached } from '../../standing.ts'
import { text } from '../texts.ts'

const loadReadings = inTime(() => import('../peers/own-readings.ts'))

/** Where the reader stands, what is next, whom it waits for; and one step of the ladder, ready to be shown. */
@customElement('ladder-page')
export class LadderPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    pageStyles,
    css`
      .with-ladder {
        display: grid;
        grid-template: 'where' auto 'ladder' auto 'stage' auto / minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
        align-items: start;
      }
      .where {
        grid-area: where;
        display: grid;
        gap: var(--space-1);
      }
      .where > p:first-child {
        font: var(--type-lead);
      }
      .mentor {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      rung-ladder {
        grid-area: ladder;
        min-inline-size: 0;
      }
      .stage {
        grid-area: stage;
      }
      .works {
        display: grid;
        gap: var(--space-1);
      }
      .works a {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-1);
        min-block-size: var(--target-tall);
        padding: var(--space-1) var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        text-decoration: none;
      }
      .works a:hover {
        border-color: var(--line-strong);
        background: var(--sunken);
      }
      .works relative-time {
        margin-inline-start: auto;
      }
      .criteria {
        display: grid;
        gap: var(--space-05);
        padding-inline-start: var(--space-2);
        list-style: disc;
      }
      @container (min-width: 44rem) {
        .with-ladder {
          grid-template: 'ladder where' auto 'ladder stage' 1fr / 13.5rem minmax(0, var(--column));
        }
        rung-ladder {
          position: sticky;
          inset-block-start: 0;
        }
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  /** The step to show; the next one when empty. */
  @property() rung = ''
  private readonly followed = new Followed(this, 'readLadder')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
  }

  override render() {
    const { state, failure } = this.followed
    if (state) return html`<div class="scroll">${this.renderLadder(state)}</div>`
    if (!failure) return html`<skeleton-lines count="4" label=${text('ladder.loading')}></skeleton-lines>`
    return html`<error-card
      heading=${text('ladder.failed')}
      sentence=${failure.message}
      @retry=${() => this.followed.reload()}
    ></error-card>`
  }

  private renderLadder(ladder: Ladder): TemplateResult {
    const { rungs, standings } = ladder
    const place = Math.max(
      rungs.findIndex(({ id }) => id === (this.rung || findNext(standings)?.rung)),
      0,
    )
    const rung = rungs[place]
    if (!rung) return html``
    // The first page has a first heading of the house's; a step that was gone to has its own.
    return html`${this.rung === '' ? nothing : html`<h1 class="visually-hidden">${this.client.activity.title}</h1>`}
      <div class="with-ladder">
        ${this.renderWhere(ladder)}
        <rung-ladder .rungs=${rungs} .standings=${standings} current=${rung.id}></rung-ladder>
        ${this.renderRung(ladder, withWords(rung), place)}
      </div>`
  }

  /** Whether people here read for each other, or say what they saw: what that needs is loaded then, and not by anybody else. */
  private reads({ rungs }: Ladder): boolean {
    const isAsked =
      this.client.activity.settings.readers > 0 || rungs.some(({ evidence }) => evidence.includes('observation'))
    const reads = isAsked && this.client.can('participate')
    if (reads) void loadReadings()
    return reads
  }

  private renderWhere(ladder: Ladder): TemplateResult {
    const { mentor, waiting } = ladder
    const { practice } = this.client.activity.settings
    return html`<section class="where">
      <p>${sayWhere(ladder)}</p>
      ${practice.trim() ? html`<p class="said note" dir="auto">${practice.trim()}</p>` : nothing}
      ${
        mentor
          ? html`<p class="note mentor">
              <person-avatar size="28" .person=${mentor}></person-avatar
              >${text('where.mentor', { name: nameOf(mentor) })}
            </p>`
          : nothing
      }
      ${this.renderReturned(ladder)} ${this.renderWaits(ladder)}
      ${this.reads(ladder) ? html`<own-readings .client=${this.client}></own-readings>` : nothing}
      <p class="links">
        ${
          waiting > 0 || ladder.accompanies
            ? this.renderLink(
                pathOfWaiting,
                waiting > 0 ? text('waits.mine', { count: waiting }) : text('queue.open'),
                waiting > 0 ? 'button primary' : '',
              )
            : nothing
        }
        ${ladder.standings.some(isReached) ? this.renderLink(pathOfRecord, text('ladder.record')) : nothing}
        ${this.renderLink(pathOfGallery, text('ladder.gallery'))}
        ${ladder.accompanies ? this.renderLink(pathOfPeople, text('ladder.people')) : nothing}
        ${this.client.can('design') ? this.renderLink(pathOfSteps, text('ladder.change')) : nothing}
      </p>
    </section>`
  }

  private renderReturned({ standings }: Ladder) {
    const returned = standings.flatMap(({ works }) => works.filter(({ status }) => status === 'returned'))
    return returned.map(
      ({ id }) => html`<p>${this.renderLink(pathOfWork(id), text('where.asked'), 'button primary')}</p>`,
    )
  }

  private renderWaits({ standings, rungs, people }: Ladder) {
    const waiting = standings.flatMap(({ works }) => works.filter(({ status }) => status === 'waiting'))
    return waiting.map((card) => {
      const because = sayBecause(card, people)
      const rung = rungs.find(({ id }) => id === card.rung)
      return html`<div class="waits">
        <p>
          ${this.renderLink(pathOfWork(card.id), sayWaiting(card, rung, people))}
          <relative-time at=${card.since}></relative-time>
        </p>
        ${because ? html`<p class="note">${because}</p>` : nothing}
      </div>`
    })
  }

  private renderLink(path: string, words: TemplateResult | string, look = '') {
    return html`<a class=${look} href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}>${words}</a>`
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }

  private renderRung(ladder: Ladder, rung: Rung, place: number): TemplateResult {
    const standing = ladder.standings[place]
    return html`<div class="stage">
      <section aria-labelledby="rung">
        <kind-line .parts=${this.listParts(ladder, rung, place)}></kind-line>
        <h2 class="title" id="rung" dir="auto">${rung.title}</h2>
        ${this.renderMeasure(rung, standing)}
        <p class="said" dir="auto">${rung.text}</p>
      </section>
      ${
        rung.examples
          ? html`<section>
              <h3>${text('rung.examples')}</h3>
              <p class="said" dir="auto">${rung.examples}</p>
            </section>`
          : nothing
      }
      ${this.renderCriteria(rung)} ${standing ? this.renderOwn(rung, standing, ladder) : nothing}
    </div>`
  }

  private listParts({ rungs, standings }: Ladder, { signer }: Rung, place: number): KindPart[] {
    const state = standings[place]?.state
    return [
      { text: text('rung.place', { place: place + 1, all: rungs.length }) },
      { text: text(signer === 'self' && !state ? 'rung.signer.each' : `rung.signer.${signer}`) },
      ...(state ? [partOf(state, text(`ladder.state.${state}`))] : []),
    ]
  }

  private renderMeasure({ times }: Rung, standing: Standing | undefined) {
    const parts = [
      ...(times > 1 ? [text('rung.times', { count: standing?.count ?? 0, all: times })] : []),
      ...(standing?.dueAt ? [text('rung.due', { date: sayDay(standing.dueAt) })] : []),
    ]
    return parts.map((part) => html`<p class="note">${part}</p>`)
  }

  private renderCriteria({ criteria }: Rung) {
    if (criteria.length === 0) return nothing
    return html`<section>
      <h3>${text('rung.criteria')}</h3>
      <ul class="criteria">
        ${criteria.map(({ text: words, levels }) => html`<li dir="auto">${[words, levels.join(' / ')].filter(Boolean).join(': ')}</li>`)}
      </ul>
    </section>`
  }

  private renderOwn(rung: Rung, { state, works }: Standing, ladder: Ladder) {
    if (state === 'recognised') return html`<p>${text('rung.recognised')}</p>`
    const shows = state === 'open' || state === 'later'
    return html`${works.length > 0 ? this.renderWorks(works, ladder) : nothing}
    ${state === 'later' ? html`<p>${text('rung.later')}</p>` : nothing}
    ${shows && this.client.can('participate') ? this.renderForm(rung, state) : nothing}`
  }

  private renderForm(rung: Rung, state: Standing['state']) {
    return html`<show-form .client=${this.client} .rung=${rung} ?only-already=${state === 'later'}></show-form>`
  }

  private renderWorks(works: readonly WorkCard[], { people }: Ladder) {
    return html`<section>
      <h3>${text('rung.works')}</h3>
      <ul class="works" role="list">
        ${works.map((card) => {
          const stands = html`<kind-label .kind=${partOf(card.status, sayStatus(card, people))}></kind-label>`
          const when = html`<relative-time at=${card.since}></relative-time>`
          return html`<li>${this.renderLink(pathOfWork(card.id), html`${stands} ${when}`)}</li>`
        })}
      </ul>
    </section>`
  }
}

function sayStatus({ status, signer }: WorkCard, people: Ladder['people']): string {
  if (status !== 'waiting') return text(`work.status.${status}`)
  const person = people.find(({ id }) => id === signer)
  return person ? text('work.status.waiting', { name: nameOf(person) }) : text('work.status.waitingNobody')
}

const sayDay = (at: number): string =>
  new Intl.DateTimeFormat(document.documentElement.lang || text('language'), { dateStyle: 'long' }).format(at)

declare global {
  interface HTMLElementTagNameMap {
    'ladder-page': LadderPage
  }
}
