import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ground, type ActivityClient } from '../../../api/client.ts'
import type { FileCard } from '../../../api/contract.ts'
import type { contract } from '../../contract.ts'

/** A small picture of a file, where there is one; else its name. */
@customElement('shown-picture')
export class ShownPicture extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        margin-block-end: var(--space-1);
      }
      img {
        display: block;
        inline-size: 100%;
        aspect-ratio: 4 / 3;
        object-fit: cover;
        border-radius: var(--radius);
        background: var(--sunken);
      }
      span {
        font: var(--type-small);
        color: var(--muted);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) file!: FileCard
  @state() private address = ''

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('file') && this.file.hasThumbnail) void this.open(this.file.id)
  }

  private async open(file: FileCard['id']) {
    // What may not be opened any more is not shown; the list says so itself a moment later.
    this.address = await this.client.files.openThumbnail(file).catch(() => '')
  }

  override render() {
    if (!this.file.hasThumbnail) return html`<span dir="auto">${this.file.name}</span>`
    // The words beside it say what it is; a picture has none of its own.
    return this.address ? html`<img src=${this.address} alt="" loading="lazy" />` : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shown-picture': ShownPicture
  }
}
