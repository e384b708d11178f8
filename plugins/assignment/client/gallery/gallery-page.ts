import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, fields, ground, nameOf, openPath, type ActivityClient } from '../../../api/client.ts'
import type { contract, Gallery } from '../../contract.ts'
import { addressOf, pathOfWork } from '../addresses.ts'
import { Followed } from '../followed.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import { pageStyles } from '../page.styles.ts'
import { said } from '../together.ts'
import './shown-picture.ts'

type Shown = Gallery['works'][number]

/** How others did it: what mentors found worth seeing, and then the newest. */
@customElement('gallery-page')
export class GalleryPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    pageStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-1) var(--space-2);
        padding-block-end: var(--space-2);
      }
      label {
        display: grid;
        gap: 2px;
        font: var(--type-small);
        font-weight: var(--strong);
        min-inline-size: 12rem;
      }
      .works {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
        gap: var(--space-2);
        align-items: start;
      }
      .work {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: var(--space-1);
        block-size: 100%;
        padding: var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--surface);
        color: inherit;
        text-decoration: none;
      }
      .work:hover {
        border-color: var(--line-strong);
        color: inherit;
      }
      .work.featured {
        border-color: var(--accent);
      }
      .who {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-inline-size: 0;
      }
      .who > span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .who .note {
        display: block;
      }
      .words {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 5;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      .badge {
        color: var(--accent);
        font: var(--type-small);
        font-weight: var(--strong);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @state() private rung = ''
  @state() private later: readonly Gallery[] = []
  private readonly followed = new Followed(this, 'listGallery')
  private readonly ladder = new Followed(this, 'readLadder')

  protected override willUpdate() {
    this.followed.ask(this.client, this.question)
    this.ladder.ask(this.client, {})
  }

  private get question(): { rung?: string } {
    return this.rung === '' ? {} : { rung: this.rung }
  }

  override render() {
    return html`<div class="scroll">
      <h1 class="visually-hidden">${this.client.activity.title}</h1>
      <header>
        <h2 class="title">${said('gallery.title')}</h2>
        ${this.renderFilter()}
      </header>
      ${this.renderBody()}
    </div>`
  }

  private renderFilter() {
    const rungs = this.ladder.state?.rungs ?? []
    return html`<label>
      ${said('gallery.step')}
      <select class="input" @change=${this.choose}>
        <option value="">${said('gallery.all')}</option>
        ${rungs.map((rung) => html`<option value=${rung.id}>${withWords(rung).title}</option>`)}
      </select>
    </label>`
  }

  private readonly choose = (event: Event) => {
    this.rung = (event.target as HTMLSelectElement).value // the select that this listens to
    this.later = []
  }

  private renderBody(): TemplateResult {
    const { state, failure } = this.followed
    if (!state && failure)
      return html`<error-card
        heading=${said('gallery.failed')}
        sentence=${failure.message}
        @retry=${() => this.followed.reload()}
      ></error-card>`
    if (!state) return html`<skeleton-lines count="4" label=${said('gallery.loading')}></skeleton-lines>`
    if (state.locked)
      return html`<empty-place heading=${said('gallery.locked')} sentence=${said('gallery.lockedWhy')}></empty-place>`
    if (state.works.length === 0)
      return html`<empty-place heading=${said('gallery.none')} sentence=${said('gallery.noneWhy')}></empty-place>`
    const pages = [state, ...this.later]
    const before = pages.at(-1)?.before
    return html`<ul class="works" role="list">
        ${pages.flatMap((page) => page.works.map((shown) => html`<li>${this.renderWork(shown, page)}</li>`))}
      </ul>
      ${
        before
          ? html`<p>
              <button class="button" type="button" @click=${() => this.showMore(before)}>
                ${said('gallery.more')}
              </button>
            </p>`
          : nothing
      }`
  }

  private renderWork({ card, rung, words, file, pieces, reflection, featured, read }: Shown, { people }: Gallery) {
    const person = findPerson(people, card.person)
    const path = pathOfWork(card.id)
    return html`<a
      class=${featured ? 'work featured' : 'work'}
      href=${addressOf(path)}
      @click=${(event: Event) => this.go(event, path)}
    >
      <span class="who">
        <person-avatar size="28" .person=${person}></person-avatar>
        <span><strong>${nameOf(person)}</strong> <span class="note" dir="auto">${withWords(rung).title}</span></span>
      </span>
      <span>
        ${file ? html`<shown-picture .client=${this.client} .file=${file}></shown-picture>` : nothing}
        <span class="words" dir="auto">${words || reflection}</span>
      </span>
      <span class="note row">
        ${featured ? html`<span class="badge">${said('gallery.featured')}</span>` : nothing}
        <span>${said('gallery.pieces', { count: pieces })}</span>
        ${read ? html`<span>${said('gallery.seen')}</span>` : nothing}
      </span>
    </a>`
  }

  private async showMore(before: NonNullable<Gallery['before']>) {
    const page = await this.client.query('listGallery', { ...this.question, before })
    this.later = [...this.later, page]
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gallery-page': GalleryPage
  }
}
