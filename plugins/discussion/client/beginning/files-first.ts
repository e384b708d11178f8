import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  buttons,
  chooseFiles,
  ground,
  icon,
  listBrought,
  sayFailure,
  type Tray,
  type TrayItem,
} from '../../../api/client.ts'
import { text } from '../texts.ts'

/** What others can use, before any words about it: chosen, or dropped here. */
@customElement('files-first')
export class FilesFirst extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
      }
      .place {
        display: grid;
        gap: var(--space-1);
        justify-items: start;
        padding: var(--space-15);
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius-large);
        font: var(--type-small);
        color: var(--muted);
      }
      upload-list {
        inline-size: 100%;
      }
      .refused {
        color: var(--danger);
      }
    `,
  ]

  @property({ attribute: false }) tray!: Tray
  @property({ attribute: false }) items: readonly TrayItem[] = []
  @state() private refused = ''

  override render() {
    return html`<div class="place" @dragover=${this.allow} @drop=${this.take}>
      ${this.items.length > 0 ? html`<upload-list .tray=${this.tray} .items=${this.items}></upload-list>` : nothing}
      <button class="button" type="button" @click=${this.choose}>
        ${icon('attach', 'small')}${text(this.items.length > 0 ? 'new.moreFiles' : 'new.files')}
      </button>
      ${this.items.length > 0 ? nothing : html`<p>${text('new.files.hint')}</p>`}
      ${this.refused === '' ? nothing : html`<p class="refused" role="alert">${this.refused}</p>`}
    </div>`
  }

  private async choose() {
    await this.bring(await chooseFiles())
  }

  /** Without this the browser opens what is dropped. */
  private allow(event: DragEvent) {
    event.preventDefault()
  }

  private async take(event: DragEvent) {
    event.preventDefault()
    await this.bring(listBrought(event.dataTransfer))
  }

  private async bring(files: readonly File[]) {
    this.refused = ''
    try {
      await this.tray.add(files)
    } catch (error) {
      this.refused = sayFailure(error)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'files-first': FilesFirst
  }
}
