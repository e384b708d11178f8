import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { FileCard } from '../../../plugins/api/contract.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { filesText as text } from '../../texts/files/texts.ts'
import { sayAbout } from './file-words.ts'
import { icon } from '../icons.ts'

/** Pictures as large as the frame allows, one at a time; the arrow keys go from one to the next. */
@customElement('picture-dialog')
export class PictureDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      dialog {
        inline-size: 100vw;
        block-size: 100dvh;
        max-inline-size: none;
        max-block-size: none;
        padding: 0;
        border: 0;
        background: var(--surface);
        color: var(--text);
      }
      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--space-05);
        padding: var(--space-1) var(--space-1) var(--space-1) var(--space-2);
        border-block-end: 1px solid var(--line);
      }
      h2 {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font: var(--type-small);
        font-weight: var(--strong);
      }
      .head span {
        flex: none;
        font: var(--type-note);
        color: var(--muted);
      }
      .place {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        place-items: center;
        min-block-size: 0;
        padding: var(--space-1);
        background: var(--sunken);
      }
      img {
        max-inline-size: 100%;
        max-block-size: 100%;
        inline-size: auto;
        block-size: auto;
        object-fit: contain;
      }
      @media (max-width: 480px) {
        .head .about {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) client: Pick<HouseClient, 'files'> | undefined
  @property({ attribute: false }) pictures: readonly FileCard[] = []
  @property({ type: Number }) at = 0
  @state() private address = ''
  @state() private failed = false
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    const picture = this.pictures[this.at]
    if (!picture) return nothing
    return html`<dialog aria-labelledby="name" @keydown=${this.turn}>
      <div class="head">
        <h2 id="name"><bdi>${picture.name}</bdi></h2>
        <span class="about">${sayAbout(picture)}</span>
        ${this.pictures.length > 1 ? this.renderTurning() : nothing} ${this.renderActions(picture)}
      </div>
      <div class="place">${this.renderPicture(picture)}</div>
    </dialog>`
  }

  /** Resolves when it is closed again. */
  async show(): Promise<void> {
    await this.updateComplete
    this.dialog.showModal()
    await new Promise((resolve) => this.dialog.addEventListener('close', resolve, { once: true }))
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('at') || changed.has('pictures')) void this.fetch()
  }

  private renderPicture({ name, width, height }: FileCard) {
    if (this.failed) return html`<p role="status">${text('files.gone')}</p>`
    if (this.address === '') return nothing
    const fail = () => (this.failed = true)
    return html`<img src=${this.address} alt=${name} width=${width ?? ''} height=${height ?? ''} @error=${fail} />`
  }

  private renderTurning() {
    const count = text('files.count', { position: this.at + 1, count: this.pictures.length })
    return html`<span role="status">${count}</span> ${this.renderTurn('previous', -1)} ${this.renderTurn('next', 1)}`
  }

  private renderTurn(way: 'previous' | 'next', step: number) {
    const name = text(`files.${way}`)
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${name}
      title=${name}
      @click=${() => this.go(step)}
    >
      ${icon(way === 'next' ? 'forward' : 'back')}
    </button>`
  }

  private renderActions({ name }: FileCard) {
    const open = text('files.download', { name })
    const close = text('files.close')
    return html`<a
        class="icon-button"
        href=${this.address || '#'}
        target="_blank"
        rel="noopener"
        aria-label=${open}
        title=${open}
        >${icon('window')}</a
      ><button class="icon-button" type="button" aria-label=${close} title=${close} @click=${() => this.dialog.close()}>
        ${icon('close')}
      </button>`
  }

  private turn({ key }: KeyboardEvent) {
    if (key === 'ArrowRight') this.go(1)
    if (key === 'ArrowLeft') this.go(-1)
  }

  private go(step: number) {
    this.at = (this.at + step + this.pictures.length) % this.pictures.length
  }

  private async fetch(): Promise<void> {
    const picture = this.pictures[this.at]
    if (!picture || !this.client) return
    Object.assign(this, { address: '', failed: false })
    try {
      const address = await this.client.files.open(picture.id)
      if (this.pictures[this.at] === picture) this.address = address
    } catch {
      this.failed = true
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-dialog': PictureDialog
  }
}
