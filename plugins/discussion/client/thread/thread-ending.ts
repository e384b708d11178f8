import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, ground, icon, sayExactly, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { contract, Meeting, StanceWord, Thread } from '../../contract.ts'
import { stancesOf } from '../../kinds.ts'
import '../meeting-fields.ts'
import { text } from '../texts.ts'
import { keeps } from './thread-actions.ts'
import { threadEndingStyles } from './thread-ending.styles.ts'

/** What leads a thread to its ending: who stands where, when and where people meet, who told it on, who used it. */
@customElement('thread-ending')
export class ThreadEnding extends LitElement {
  static override styles = [ground, buttons, threadEndingStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) thread!: Thread
  @property({ attribute: false }) people: ReadonlyMap<PersonId, PersonCard> = new Map()
  @state() private settling = false
  private meeting: Meeting | null = null

  override render() {
    const words = stancesOf[this.thread.kind]
    if (words.length === 0) return nothing
    return html`<div class="panel">
      ${this.thread.kind === 'visit' ? this.renderMeeting() : nothing}
      <div class="sides">${words.map((word) => this.renderSide(word))}</div>
      ${this.mayStand ? html`<div class="line">${words.map((word) => this.renderButton(word))}</div>` : nothing}
    </div>`
  }

  private get mayStand(): boolean {
    return this.client.can('participate') && !this.thread.talk.closed
  }

  private renderSide(word: StanceWord): TemplateResult | typeof nothing {
    const standing = this.thread.stances.filter(({ stance }) => stance === word)
    if (standing.length === 0 && this.thread.kind !== 'proposal') return nothing
    return html`<section>
      <h2>${text(`stance.${word}`, { count: standing.length })}</h2>
      ${
        standing.length === 0
          ? html`<p class="nobody">${text('stance.nobody')}</p>`
          : html`<ul role="list">
              ${standing.map(({ person }) => this.renderPerson(this.people.get(person)))}
            </ul>`
      }
    </section>`
  }

  private renderPerson(person: PersonCard | undefined) {
    return html`<li>
      <person-avatar size="20" .person=${person}></person-avatar><person-name .person=${person}></person-name>
    </li>`
  }

  private renderButton(word: StanceWord) {
    const own = this.thread.stances.find(({ person }) => person === this.client.me.id)?.stance === word
    return html`<button
      class="button"
      type="button"
      aria-pressed=${own ? 'true' : 'false'}
      @click=${() => this.stand(own ? null : word)}
    >
      ${own ? icon('check', 'small') : nothing}${text(`stand.${word}`)}
    </button>`
  }

  private renderMeeting(): TemplateResult {
    const { meeting } = this.thread
    if (this.settling) return this.renderSettling()
    return html`<div class="line">
      <span class="when">
        ${icon('calendar', 'small')}${meeting ? html`<time>${sayExactly(meeting.at)}</time>` : text('meeting.open')}
      </span>
      ${meeting?.place ? html`<span class="when">${icon('visit', 'small')}<bdi>${meeting.place}</bdi></span>` : nothing}
      ${
        keeps(this.client, this.thread)
          ? html`<button class="text-button" type="button" @click=${this.startSettling}>
              ${text(meeting ? 'meeting.change' : 'meeting.settle')}
            </button>`
          : nothing
      }
    </div>`
  }

  private renderSettling() {
    return html`<form class="form" @submit=${this.settle}>
      <meeting-fields
        .meeting=${this.meeting}
        @meeting-changed=${({ detail }: HTMLElementEventMap['meeting-changed']) => (this.meeting = detail.meeting)}
      ></meeting-fields>
      <div class="line">
        <button class="button primary" type="submit">${text('thread.save')}</button>
        <button class="button quiet" type="button" @click=${() => (this.settling = false)}>
          ${text('thread.cancel')}
        </button>
      </div>
    </form>`
  }

  private startSettling() {
    this.meeting = this.thread.meeting
    this.settling = true
  }

  private async settle(event: Event) {
    event.preventDefault()
    const { thread, meeting } = this
    const done = await this.attempt(() => this.client.command('settleMeeting', { thread: thread.id, meeting }))
    if (done) this.settling = false
  }

  private stand(stance: StanceWord | null) {
    return this.attempt(() => this.client.command('takeStance', { thread: this.thread.id, stance }))
  }

  private async attempt(command: () => Promise<unknown>): Promise<boolean> {
    try {
      await command()
      return true
    } catch (error) {
      showToast(
        this,
        sayFailure(error, (reason) => text('thread.notDone', { reason })),
      )
      return false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thread-ending': ThreadEnding
  }
}
