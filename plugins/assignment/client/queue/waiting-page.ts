import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, ground, nameOf, openPath, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { PersonCard } from '../../../api/contract.ts'
import type { contract, Queue, Rung, WaitingList, WorkCard } from '../../contract.ts'
import { addressOf, pathOfElsewhere, pathOfWork } from '../addresses.ts'
import { Followed } from '../followed.ts'
import { pageStyles } from '../page.styles.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import './sign-several.ts'
import { text } from '../texts.ts'
import { said } from '../together.ts'

/** From here on a wait has the colour of what waits, in ms. */
const longWait = 2 * 24 * 3_600_000

/** What waits for the reader, the longest wait first, whomever it waited for before; for those who lead, also what waits for others. */
@customElement('waiting-page')
export class WaitingPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    pageStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-05) var(--space-1);
        border-block-end: 1px solid var(--line);
      }
      a.item {
        flex: 1 1 16rem;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--space-15);
        padding-block: var(--space-15);
        color: inherit;
        text-decoration: none;
      }
      a.item person-avatar {
        grid-row: 1 / span 3;
      }
      li > .button {
        margin-block-end: var(--space-15);
        margin-inline-start: auto;
      }
      @container (min-width: 26rem) {
        li > .button {
          margin-block: var(--space-1);
        }
      }
      a.item .long {
        color: var(--attention);
        font-weight: var(--strong);
      }
      a.item .what {
        grid-column: 2 / -1;
        font: var(--type-small);
        color: var(--muted);
        overflow-wrap: anywhere;
      }
      a.item .reminded {
        color: var(--attention);
        font-weight: var(--strong);
      }
      a.item:hover strong {
        color: var(--accent);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @state() private checked = ''
  private readonly followed = new Followed(this, 'listWaiting')
  private readonly elsewhere = new Followed(this, 'listElsewhere')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
    this.elsewhere.ask(this.client, {})
  }

  override render() {
    const { state: list, failure } = this.followed
    return html`<div class="scroll">
      <div class="stage">
        <h1 class="visually-hidden">${this.client.activity.title}</h1>
        ${list ? this.renderList(list) : failure ? this.renderFailure(failure) : this.renderLoading()}
      </div>
    </div>`
  }

  private renderLoading() {
    return html`<skeleton-lines count="4" label=${text('queue.loading')}></skeleton-lines>`
  }

  private renderFailure({ message }: Error) {
    return html`<error-card
      heading=${text('queue.failed')}
      sentence=${message}
      @retry=${() => this.followed.reload()}
    ></error-card>`
  }

  private renderList(list: WaitingList): TemplateResult {
    const { state: far, failure } = this.elsewhere
    const waiting = [...list.mine.map((card) => describe(card, list)), ...(far?.works ?? []).map(describeFar)]
    const inOrder = waiting.toSorted((one, other) => one.card.shownAt - other.card.shownAt)
    const [first] = inOrder
    const none = html`<empty-place heading=${text('queue.none')} sentence=${text('queue.noneWhy')}></empty-place>`
    return html`<section>
        <h2 class="title">${text('queue.title')}</h2>
        ${first ? html`<p class="finding">${text('queue.finding', { count: waiting.length, name: nameOf(first.person) })}</p>` : none}
        <ul role="list">
          ${inOrder.map((each) => html`<li>${this.renderItem(each)}</li>`)}
        </ul>
        ${!far && failure ? html`<p class="note" role="status">${said('elsewhere.failed')}</p>` : nothing}
        ${far?.more ? html`<p class="note">${said('elsewhere.more')}</p>` : nothing}
      </section>
      <sign-several .client=${this.client} .list=${list}></sign-several>
      ${list.others.length > 0 ? this.renderOthers(list) : nothing}
      ${this.client.can('facilitate') ? this.renderSeals() : nothing}`
  }

  private renderItem({ card, person, rung, place, path, where }: Waiting, more = ''): TemplateResult {
    return html`<a class="item" href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}>
      <person-avatar .person=${person}></person-avatar>
      <strong>${nameOf(person)}</strong>
      <relative-time class=${Date.now() - card.shownAt > longWait ? 'long' : ''} at=${card.shownAt}></relative-time>
      <span class="what" dir="auto"
        >${text('queue.what', { place })}: ${rung ? withWords(rung).title : nothing}
        ${card.already ? html`(${text('queue.already')})` : nothing}</span
      >
      ${where ? html`<span class="what" dir="auto">${where}</span>` : nothing}
      ${card.reminded && card.signer === this.client.me.id ? html`<span class="what reminded">${said('several.reminded')}</span>` : nothing}
      ${more ? html`<span class="what">${more}</span>` : nothing}
    </a>`
  }

  private renderOthers(list: WaitingList): TemplateResult {
    return html`<section>
      <h3>${text('queue.others')}</h3>
      <ul role="list">
        ${list.others.map((card) => {
          const signer = findPerson(list.people, card.signer)
          return html`<li>
            ${this.renderItem(describe(card, list), signer ? text('queue.waitsFor', { name: nameOf(signer) }) : text('queue.waitsForNobody'))}
            <button class="button" type="button" @click=${() => this.takeOn(card)}>${text('queue.takeOn')}</button>
          </li>`
        })}
      </ul>
    </section>`
  }

  private renderSeals() {
    return html`<section>
      <button class="button" type="button" @click=${() => this.check()}>${text('queue.seals')}</button>
      <p class="note" role="status">${this.checked}</p>
    </section>`
  }

  private async check() {
    try {
      const { count, broken } = await this.client.query('checkSignatures', {})
      const places = broken.join(', ')
      this.checked =
        broken.length > 0
          ? text('queue.sealsBroken', { count: broken.length, places })
          : text('queue.sealsFine', { count })
    } catch (error) {
      this.checked = sayFailure(error)
    }
  }

  private async takeOn({ id }: WorkCard) {
    try {
      await this.client.command('takeOn', { work: id })
      openPath(this, pathOfWork(id))
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }
}

/** A work that waits, wherever it is. */
interface Waiting {
  readonly card: WorkCard
  readonly person: PersonCard | undefined
  readonly rung: Rung | undefined
  /** Which step of its ladder it is on. */
  readonly place: number
  readonly path: string
  /** Where it is, when that is elsewhere. */
  readonly where: string
}

function describe(card: WorkCard, { rungs, people }: WaitingList): Waiting {
  const shown = rungs.find(({ work }) => work === card.id)
  const person = findPerson(people, card.person)
  return { card, person, rung: shown?.rung, place: shown?.place ?? 1, path: pathOfWork(card.id), where: '' }
}

function describeFar({ card, person, rung, place, activity, title, course }: Queue['works'][number]): Waiting {
  const where = course ? said('elsewhere.where', { title, course }) : title
  return { card, person, rung, place, path: pathOfElsewhere(activity, card.id), where }
}

declare global {
  interface HTMLElementTagNameMap {
    'waiting-page': WaitingPage
  }
}
