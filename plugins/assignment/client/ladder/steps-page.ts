import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { buttons, ground, openPath, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import { tidyRubric } from '../../../api/rubric-editing.ts'
import type { contract, Rung } from '../../contract.ts'
import { dropWords } from '../../ladder-words.ts'
import { Followed } from '../followed.ts'
import { pageStyles } from '../page.styles.ts'
import './rung-fields.ts'
import { readWords, withWords } from './rung-words.ts'
import { text } from '../texts.ts'

/** The designer's page: every step with its words, evidence, signer and criteria; saved as a new version of the ladder. */
@customElement('steps-page')
export class StepsPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    pageStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .foot {
        position: sticky;
        inset-block-end: calc(-1 * var(--space-2));
        margin: 0 calc(-1 * var(--space-2)) calc(-1 * var(--space-2));
        padding: var(--space-1) var(--space-2);
        background: var(--surface);
        border-block-start: 1px solid var(--line);
      }
      .wrong {
        font: var(--type-small);
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  /** The steps while they are being changed; what is kept is followed until then. */
  @state() private draft: readonly Rung[] | undefined
  @state() private failed = ''
  private version = 0
  private readonly followed = new Followed(this, 'readLadder')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
    const { state: kept } = this.followed
    if (this.draft || !kept) return
    this.version = kept.version
    this.draft = kept.rungs.map(withWords)
  }

  override render() {
    const { draft } = this
    if (!draft) return html`<skeleton-lines count="4" label=${text('ladder.loading')}></skeleton-lines>`
    return html`<div class="scroll">
      <h1 class="visually-hidden">${this.client.activity.title}</h1>
      <div class="stage">
        <section>
          <h2 class="title">${text('edit.title')}</h2>
          <p class="note">${text('edit.why')}</p>
        </section>
        <ol role="list">
          ${repeat(
            draft,
            ({ id }) => id,
            (rung, place) => this.renderRung(rung, place, draft.length),
          )}
        </ol>
        ${this.renderFoot()}
      </div>
    </div>`
  }

  private renderRung(rung: Rung, place: number, all: number): TemplateResult {
    return html`<li>
      <rung-fields
        .rung=${rung}
        .place=${place + 1}
        ?first=${place === 0}
        ?last=${place === all - 1}
        @rung-changed=${({ detail }: CustomEvent<Rung>) => this.replace(place, [detail])}
        @rung-moved=${({ detail }: CustomEvent<number>) => this.move(place, detail)}
        @rung-removed=${() => this.takeOut(place, rung)}
      ></rung-fields>
    </li>`
  }

  private renderFoot() {
    return html`<div class="foot">
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="button" @click=${this.save}>${text('edit.save')}</button>
        ${(this.draft?.length ?? 0) < 12 ? html`<button class="button" type="button" @click=${this.add}>${text('edit.add')}</button>` : nothing}
      </div>
    </div>`
  }

  private replace(place: number, rungs: readonly Rung[]) {
    this.draft = (this.draft ?? []).toSpliced(place, 1, ...rungs)
    this.failed = ''
  }

  private move(place: number, by: number) {
    const rungs = [...(this.draft ?? [])]
    const [moved] = rungs.splice(place, 1)
    if (moved) rungs.splice(place + by, 0, moved)
    this.draft = rungs
  }

  private takeOut(place: number, rung: Rung) {
    if ((this.draft?.length ?? 0) < 2) return
    this.replace(place, [])
    showToast(this, text('edit.removed'), () => (this.draft = (this.draft ?? []).toSpliced(place, 0, rung)))
  }

  private add() {
    const known = new Set((this.draft ?? []).map(({ id }) => id))
    const id = Array.from({ length: 13 }, (_, n) => `step-${n + 1}`).find((each) => !known.has(each)) ?? ''
    const words = { title: '', text: '', examples: '', unit: '' }
    const more = { due: { kind: 'none' }, evidence: ['picture', 'file', 'text', 'link'], signer: 'mentor' } as const
    const rung: Rung = { id, step: 'own', ...words, ...more, evidence: [...more.evidence], times: 1, criteria: [] }
    this.draft = [...(this.draft ?? []), rung]
  }

  private async save() {
    const rungs = (this.draft ?? []).map((rung) => dropWords(tidy(rung), readWords()))
    const wrong = (this.draft ?? []).findIndex(({ title, evidence }) => title.trim() === '' || evidence.length === 0)
    this.failed = wrong >= 0 ? text('edit.incomplete', { place: wrong + 1 }) : ''
    if (wrong >= 0) return
    try {
      await this.client.command('saveLadder', { version: this.version, rungs })
      showToast(this, text('edit.saved'))
      openPath(this, '')
    } catch (error) {
      this.failed = sayFailure(error)
    }
  }
}

const tidy = (rung: Rung): Rung => ({ ...rung, criteria: tidyRubric(rung.criteria) })

declare global {
  interface HTMLElementTagNameMap {
    'steps-page': StepsPage
  }
  interface HTMLElementEventMap {
    'rung-changed': CustomEvent<Rung>
    'rung-moved': CustomEvent<number>
    'rung-removed': CustomEvent
  }
}
