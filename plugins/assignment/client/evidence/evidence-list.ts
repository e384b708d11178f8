import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, fields, ground, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { Confidentiality, contract, Piece, Work } from '../../contract.ts'
import { text } from '../texts.ts'
import { sayObserver } from '../observing/observed-by.ts'
import { sayHappened } from './happened.ts'

/** What shows a work: each piece, whom it is for, its versions; and by whose it is, how to change it. */
@customElement('evidence-list')
export class EvidenceList extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      ul {
        display: grid;
        gap: var(--space-1);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-05);
        padding: var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      attached-files {
        margin-block-start: calc(-1 * var(--space-1));
      }
      /* Seen at a glance, beside its words; opened, it is as large as the window. */
      @container (min-width: 32rem) {
        li.pictured {
          grid-template-columns: 14rem minmax(0, 1fr);
          grid-template-rows: repeat(3, auto) 1fr;
          column-gap: var(--space-2);
        }
        .pictured attached-files {
          grid-row: 1 / span 4;
        }
        .pictured > :not(attached-files) {
          grid-column: 2;
        }
      }
      .said {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .seen {
        font: var(--type-small);
        font-weight: var(--strong);
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-15);
        font: var(--type-note);
        color: var(--muted);
      }
      .about .row {
        margin-inline-start: auto;
      }
      .row {
        display: flex;
        gap: var(--space-2);
      }
      summary {
        font: var(--type-small);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  @state() private changing = ''
  /** Whom the piece that is being changed is for from then on. */
  @state() private chosen: Confidentiality = 'cohort'

  override render() {
    const { pieces, held } = this.work
    return html`<ul role="list">
        ${pieces.map((piece) => this.renderItem(piece))}
      </ul>
      ${held > 0 ? html`<p class="about">${text('work.held', { count: held })}</p>` : nothing}`
  }

  private renderItem(piece: Piece) {
    if (this.changing === piece.id) return html`<li>${this.renderForm(piece)}</li>`
    const pictured = piece.now.file?.type.startsWith('image/') ?? false
    return html`<li class=${pictured ? 'pictured' : ''}>${this.renderPiece(piece)}</li>`
  }

  private renderPiece(piece: Piece) {
    const { words, link, amount, unit, file, confidentiality, addedAt } = piece.now
    const { observer } = piece
    const happened = sayHappened(piece.now)
    return html`${observer ? html`<p class="seen" dir="auto">${sayObserver(observer)}</p>` : nothing}
      ${file ? html`<attached-files .files=${[file]} .client=${this.client}></attached-files>` : nothing}
      ${words ? html`<p class="said" dir="auto">${words}</p>` : nothing}
      ${link === null ? nothing : html`<p class="said"><a href=${link} target="_blank" rel="noopener noreferrer">${link}</a></p>`}
      ${amount === null ? nothing : html`<p>${new Intl.NumberFormat(text('language')).format(amount)} <span dir="auto">${unit}</span></p>`}
      ${happened ? html`<p class="about" dir="auto">${happened}</p>` : nothing}
      <div class="about">
        <relative-time at=${addedAt}></relative-time>
        <span>${text(`show.who.${confidentiality}`)}</span>
        ${this.work.may.add && !observer ? this.renderActions(piece) : nothing}
      </div>
      ${this.renderEarlier(piece)}`
  }

  private renderActions(piece: Piece) {
    return html`<span class="row">
      <button class="text-button" type="button" @click=${() => this.change(piece)}>${text('work.change')}</button>
      <button class="text-button" type="button" @click=${() => this.save(piece, { removed: true })}>
        ${text('work.remove')}
      </button>
    </span>`
  }

  private renderEarlier({ earlier }: Piece) {
    if (earlier.length === 0) return nothing
    return html`<details>
      <summary>${text('work.earlier', { count: earlier.length })}</summary>
      ${earlier.map(
        ({ words, addedAt }) =>
          html`<p class="said" dir="auto">${words} <relative-time at=${addedAt}></relative-time></p>`,
      )}
    </details>`
  }

  private renderForm(piece: Piece) {
    return html`<textarea
        class="input"
        rows="2"
        maxlength="4000"
        dir="auto"
        aria-label=${text('show.words')}
        .value=${piece.now.words}
      ></textarea>
      <select
        class="input"
        aria-label=${text('show.who')}
        aria-describedby="why"
        @change=${(event: Event) => this.choose(event)}
      >
        ${confidentialities.map(
          (key) =>
            html`<option value=${key} ?selected=${piece.now.confidentiality === key}>
              ${text(`show.who.${key}`)}
            </option>`,
        )}
      </select>
      <p class="about" id="why">${text(`show.who.${this.chosen}.why`)}</p>
      <span class="row">
        <button class="button" type="button" @click=${() => this.save(piece, this.readForm(piece))}>
          ${text('work.keep')}
        </button>
        <button class="button quiet" type="button" @click=${() => (this.changing = '')}>${text('work.leave')}</button>
      </span>`
  }

  private change({ id, now }: Piece) {
    this.changing = id
    this.chosen = now.confidentiality
  }

  private choose({ target }: Event) {
    const chosen = target instanceof HTMLSelectElement ? target.value : ''
    this.chosen = confidentialities.find((each) => each === chosen) ?? this.chosen
  }

  private readForm({ now }: Piece): Partial<Change> {
    const words = this.renderRoot.querySelector('textarea')?.value ?? now.words
    return { words, confidentiality: this.chosen }
  }

  private async save({ id, now }: Piece, change: Partial<Change>) {
    const { words, confidentiality, revision } = now
    const before = { words, confidentiality, removed: false }
    try {
      const input = { work: this.work.card.id, piece: id, revision, ...before, ...change }
      await this.client.command('changePiece', input)
      this.changing = ''
      if (change.removed) showToast(this, text('work.removed'))
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }
}

const confidentialities = ['cohort', 'signer', 'mentor'] as const

type Change = Pick<Piece['now'], 'words' | 'confidentiality' | 'removed'>

declare global {
  interface HTMLElementTagNameMap {
    'evidence-list': EvidenceList
  }
}
