import { html, LitElement, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { FeatureClient, Watched } from '../../../plugins/api/client.ts'
import type { InputOf, OutputOf, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/mentoring/contract.ts'
import '../../elements/error-card.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/people/person-avatar.ts'
import '../../elements/skeleton-lines.ts'
import { showToast } from '../../shell-events.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { sayFailure } from '../../texts/failure.ts'
import type { PageClient } from '../house-page.ts'
import { mentorsStyles } from './mentors.styles.ts'
import { words } from './words.ts'

type Queries = (typeof contract)['queries']
type Commands = (typeof contract)['commands']

/** A part of the page of mentors: what one query answers, asked anew when something of it is different. */
export abstract class MentoringElement<Q extends keyof Queries> extends LitElement {
  static override styles = [ground, buttons, fields, mentorsStyles]

  @property({ attribute: false }) client!: PageClient
  @state() protected busy = false
  private watched: Watched<OutputOf<Queries[Q]>> | undefined
  private feature!: FeatureClient<typeof contract>
  private stop = () => {}

  protected abstract readonly query: Q
  protected abstract renderState(state: OutputOf<Queries[Q]>): TemplateResult

  override connectedCallback() {
    super.connectedCallback()
    this.requestUpdate()
  }

  /** An element whose module comes later than its place in the page has its client only when it is first drawn. */
  protected override willUpdate() {
    if (!this.watched) this.begin()
  }

  private begin() {
    this.feature = this.client.feature<typeof contract>('mentoring')
    // None of the queries takes anything.
    this.watched = this.feature.watch(this.query, {} as InputOf<Queries[Q]>, { changed: () => this.requestUpdate() })
    const stops = [
      this.feature.on('changed', () => this.watched?.reload()),
      this.feature.on('people.changed', () => this.watched?.reload()),
    ]
    this.stop = () => stops.forEach((each) => each())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
    this.watched = undefined
    this.stop()
  }

  override render(): TemplateResult {
    const { state, failure } = this.watched ?? {}
    if (state) return this.renderState(state)
    if (failure)
      return html`<error-card
        .sentence=${failure.message}
        retriable
        @retry=${() => this.watched?.reload()}
      ></error-card>`
    return html`<skeleton-lines></skeleton-lines>`
  }

  protected cardOf(id: PersonId | null): PersonCard | undefined {
    return this.watched?.state?.people.find((person) => person.id === id)
  }

  protected named(id: PersonId | null): string {
    return nameOf(this.cardOf(id))
  }

  /** Gives a command, and says what came of it. */
  protected async tell<K extends keyof Commands>(
    command: K,
    input: InputOf<Commands[K]>,
    sentence?: (answer: OutputOf<Commands[K]>) => string,
  ): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      const answer = await this.feature.command(command, input)
      if (sentence) showToast(this, sentence(answer))
      this.watched?.reload()
    } catch (error) {
      showToast(
        this,
        sayFailure(error, (reason) => words('failed', { reason })),
      )
      this.watched?.reload()
    } finally {
      this.busy = false
    }
  }
}

/** What somebody wrote in a field of a form; empty where there is none. */
export function readWord(said: FormData, field: string): string {
  const word = said.get(field)
  return typeof word === 'string' ? word : ''
}
