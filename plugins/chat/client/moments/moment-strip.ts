import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  announce,
  buttons,
  EachMinute,
  fields,
  ground,
  icon,
  nameOf,
  sayClock,
  sayFailure,
  showToast,
  type ActivityClient,
  type Watched,
} from '../../../api/client.ts'
import type { ConversationId, PersonCard } from '../../../api/contract.ts'
import type { contract, Moment, MomentList } from '../../contract.ts'
import { states } from '../../state.ts'
import { downloadCalendar } from './download.ts'
import { renderEntries } from './entries.ts'
import { lineStyles, oneLine, renderLine, sayBegins } from './moment-line.ts'
import { stripStyles } from './moment-strip.styles.ts'
import { Notes } from './notes.ts'
import { text } from './texts.ts'

/** By these one hears that somebody begins to write; that the focus moves is not told outside of what it moves in. */
const signsOfWriting = ['pointerdown', 'input'] as const

/**
 * The moments of a room above what is said in it: the one that is on, those to come, and what is left of those before. Where
 * there is little room it is one line, which a tap opens, and which folds again for who writes.
 */
@customElement('moment-strip')
export class MomentStrip extends LitElement {
  static override styles = [ground, buttons, fields, stripStyles, lineStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) conversation = '' as ConversationId
  /** The path of the room, to lead to what was said. */
  @property() path = ''
  /** Whether all is shown where there is room for one line. */
  @state() private unfolded = false
  /** Where one's hand is to be, until it is there. */
  @state() private chosen: { readonly moment: Moment['id']; readonly up: boolean } | undefined
  private readonly narrow = matchMedia(oneLine)
  private watched: Watched<MomentList> | undefined
  private unsubscribe: (() => void) | undefined
  private hadTurn = false
  private readonly notes = new Notes({
    host: this,
    mayWrite: () => this.client.can('mentor') && !this.isMuted,
    give: (input) => this.give('writeNotes', input),
  })

  constructor() {
    super()
    new EachMinute(this)
  }

  override connectedCallback() {
    super.connectedCallback()
    this.narrow.addEventListener('change', this.redraw)
    for (const sign of signsOfWriting) addEventListener(sign, this.foldForWriting)
    if (this.hasUpdated) this.open()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.narrow.removeEventListener('change', this.redraw)
    for (const sign of signsOfWriting) removeEventListener(sign, this.foldForWriting)
    this.stop()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('conversation')) return
    this.unfolded = false
    this.open()
  }

  override render() {
    const moments = this.watched?.state?.moments ?? []
    if (moments.length === 0) return nothing
    const on = moments.find(({ begunAt, endedAt }) => begunAt !== null && endedAt === null)
    const ahead = moments.filter(({ begunAt, endedAt }) => begunAt === null && endedAt === null)
    const over = moments.filter(({ endedAt }) => endedAt !== null)
    const first = this.narrow.matches ? (on ?? ahead[0] ?? over[0]) : undefined
    return html`<section class="moments" aria-label=${text('region')} tabindex="-1">
      ${first ? this.renderLine(first) : nothing}
      <div id="all" class="all" ?hidden=${first !== undefined && !this.unfolded}>
        ${on ? this.renderOn(on) : nothing} ${ahead.map((moment) => this.renderAhead(moment))}
        ${renderEntries(over, { path: this.path, renderNotes: (moment) => this.notes.render(moment) })}
      </div>
    </section>`
  }

  private renderLine(moment: Moment): TemplateResult {
    const { client, unfolded } = this
    return renderLine(moment, {
      ...{ me: client.me.id, leads: client.can('mentor'), mayRaise: this.mayRaise, open: unfolded },
      findPerson: (id) => this.find(id),
      toggle: () => (this.unfolded = !unfolded),
      isUp: this.isUp(moment),
      raise: ({ id }, up) => void this.raise(id, up),
      giveTurn: ({ id, turn }) => void this.give('giveTurn', { moment: id, after: turn }),
    })
  }

  private readonly redraw = () => this.requestUpdate()

  /** Who begins to write elsewhere, on a phone with half the page under its keyboard, wants to see what is said. */
  private readonly foldForWriting = (event: Event) => {
    const path = event.composedPath()
    const [field] = path
    if (path.includes(this) || !(field instanceof HTMLElement)) return
    if (field.isContentEditable || field.matches('input, textarea')) this.unfolded = false
  }

  private stop() {
    this.watched?.stop()
    this.unsubscribe?.()
  }

  private open() {
    this.stop()
    this.unsubscribe = this.client.subscribe(this.redraw)
    const changed = () => this.note()
    const { conversation } = this
    this.watched = this.client.watch('listMoments', { conversation }, { reducers: states.listMoments, changed })
  }

  /** Whose turn it is hears so, whatever they are reading. */
  private note() {
    const has = this.watched?.state?.moments.some(({ turn }) => turn === this.client.me.id) ?? false
    if (has && !this.hadTurn) announce(this, text('turn.mine'), true)
    this.hadTurn = has
    this.requestUpdate()
  }

  private renderOn(moment: Moment): TemplateResult {
    const { me } = this.client
    const leads = this.client.can('mentor')
    const isUp = this.isUp(moment)
    return html`<div class="on">
      <div class="row named">
        <h3>${text(`kind.${moment.kind}`)}</h3>
        <span class="quiet">${text('until', { time: sayClock(moment.endsAt) })}</span>
      </div>
      ${moment.question ? html`<p class="question" dir="auto">${moment.question}</p>` : nothing}
      ${this.renderTurn(moment)} ${this.renderHands(moment)}
      <div class="row">
        ${(isUp || this.mayRaise) && moment.turn !== me.id ? this.renderHand(moment, isUp) : nothing}
        ${leads ? this.renderLeading(moment) : nothing}
      </div>
      ${leads ? this.notes.render(moment) : nothing}
    </div>`
  }

  private renderTurn({ turn }: Moment) {
    if (turn === null) return nothing
    const mine = turn === this.client.me.id
    const words = mine ? text('turn.mine') : text('turn', { name: nameOf(this.find(turn)) })
    return html`<p class=${mine ? 'mine' : ''} role="status">${words}</p>`
  }

  private renderHands({ hands }: Moment) {
    if (hands.length === 0) return html`<p class="quiet">${text('hands', { count: 0 })}</p>`
    return html`<p class="visually-hidden">${text('hands', { count: hands.length })}</p>
      <ol role="list" aria-label=${text('queue')}>
        ${hands.map(
          (id) =>
            html`<li>
              <person-avatar size="20" .person=${this.find(id)}></person-avatar><bdi>${nameOf(this.find(id))}</bdi>
            </li>`,
        )}
      </ol>`
  }

  private renderHand({ id }: Moment, isUp: boolean) {
    return html`<button
      class="button ${isUp || this.client.can('mentor') ? '' : 'primary'}"
      type="button"
      aria-pressed=${isUp ? 'true' : 'false'}
      @click=${() => void this.raise(id, !isUp)}
    >
      ${text(isUp ? 'lower' : 'raise')}
    </button>`
  }

  private renderLeading({ id, hands, turn }: Moment) {
    return html`<button
        class="button ${hands.length > 0 ? 'primary' : ''}"
        type="button"
        ?disabled=${hands.length === 0 && turn === null}
        @click=${() => void this.give('giveTurn', { moment: id, after: turn })}
      >
        ${text('next')}
      </button>
      <button class="text-button" type="button" @click=${() => void this.give('endMoment', { moment: id })}>
        ${text('end')}
      </button>`
  }

  private renderAhead(moment: Moment): TemplateResult {
    const { me } = this.client
    const mayCallOff = this.client.can('facilitate') || (this.client.can('mentor') && moment.by === me.id)
    return html`<div class="ahead">
      ${icon('calendar', 'small')}
      <span dir="auto"><b>${text(`kind.${moment.kind}`)}</b> ${moment.question}</span>
      <div class="row">
        <span class="quiet">${sayBegins(moment.startsAt)}</span>
        <button class="text-button" type="button" @click=${() => downloadCalendar(this.client, moment, this.path)}>
          ${text('calendar')}
        </button>
        ${
          mayCallOff
            ? html`<button class="text-button" type="button" @click=${() => void this.callOff(moment)}>
                ${text('callOff')}
              </button>`
            : nothing
        }
      </div>
    </div>`
  }

  private async callOff({ id }: Moment) {
    if (!(await this.give('callOff', { moment: id }))) showToast(this, text('calledOff'))
  }

  /** The button says at once what one has chosen: without a network it takes a while until the hand is seen there. */
  private async raise(moment: Moment['id'], up: boolean) {
    const chosen = { moment, up }
    this.chosen = chosen
    await this.give('raiseHand', chosen)
    if (this.chosen === chosen) this.chosen = undefined
  }

  private isUp({ id, hands }: Moment): boolean {
    return this.chosen?.moment === id ? this.chosen.up : hands.includes(this.client.me.id)
  }

  /** @returns why it was not done; what is refused is said */
  private async give<K extends 'raiseHand' | 'giveTurn' | 'endMoment' | 'writeNotes' | 'callOff'>(
    command: K,
    input: Parameters<typeof this.client.command<K>>[1],
  ): Promise<Error | undefined> {
    try {
      await this.client.carryOut((key) => this.client.command(command, input, key))
      return undefined
    } catch (error) {
      showToast(this, sayFailure(error))
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  /** Who may not speak for now does not have to wait for a turn either; a hand that is up they can take down. */
  private get mayRaise(): boolean {
    return this.client.can('participate') && !this.isMuted
  }

  private get isMuted(): boolean {
    return (this.client.standing?.muted?.until ?? 0) > Date.now()
  }

  private find(id: PersonCard['id']): PersonCard | undefined {
    return this.watched?.state?.people.find((person) => person.id === id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'moment-strip': MomentStrip
  }
}
