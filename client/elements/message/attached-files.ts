import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import type { FileCard, FileId } from '../../../plugins/api/contract.ts'
import type { HouseClient } from '../../../plugins/api/client.ts'
import { loadAsked } from '../../load-asked.ts'
import { ground } from '../../styles/shared.ts'
import { filesText as text } from '../../texts/files/texts.ts'
import { attachedStyles } from './attached-files.styles.ts'
import { iconOf, sayAbout } from './file-words.ts'
import { icon } from '../icons.ts'
import { NearView } from '../near-view.ts'
import { boxOf } from './picture-box.ts'

const isPicture = ({ width, height }: FileCard): boolean => width !== null && height !== null
const isPlayed = ({ type }: FileCard): boolean => /^(video|audio)\//.test(type)

/** Addresses end after some minutes; a picture that comes into view later asks once more. */
type Shown = { readonly address: string; readonly again: boolean }

/**
 * Files and pictures that belong to something said or shown. Pictures have their room before they are there, and are fetched
 * when they come near the view; everything else is a row with a name, a kind and a size.
 */
@customElement('attached-files')
export class AttachedFiles extends LitElement {
  static override styles = [ground, attachedStyles]

  @property({ attribute: false }) files: readonly FileCard[] = []
  @property({ attribute: false }) client:
    | { readonly files: Pick<HouseClient['files'], 'open' | 'openThumbnail'> }
    | undefined
  @state() private pictures: ReadonlyMap<FileId, Shown> = new Map()
  @state() private playing: ReadonlyMap<FileId, string> = new Map()
  @state() private gone: ReadonlySet<FileId> = new Set()
  private readonly asked = new Set<FileId>()
  private readonly view = new NearView(this, () => void this.fetchPictures())

  override render() {
    if (this.files.length === 0) return nothing
    const pictures = this.files.filter(isPicture)
    const others = this.files.filter((file) => !isPicture(file))
    return html`<div role="group" aria-label=${text('files.label')}>
      ${pictures.length > 0 ? html`<div class="pictures">${pictures.map((file) => this.renderPicture(file, pictures))}</div>` : nothing}
      ${
        others.length > 0
          ? html`<ul role="list">
              ${others.map((file) => html`<li>${this.renderOther(file)}</li>`)}
            </ul>`
          : nothing
      }
    </div>`
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('files') && this.view.near) void this.fetchPictures()
  }

  private renderPicture(file: FileCard, all: readonly FileCard[]) {
    const { width, height } = boxOf(file, all.length)
    const size = { inlineSize: `${width}px`, aspectRatio: `${width} / ${height}` }
    return html`<button
      class="picture"
      type="button"
      style=${styleMap(size)}
      aria-label=${text('files.picture', { name: file.name })}
      aria-haspopup="dialog"
      title=${file.name}
      @click=${() => void this.look(file, all)}
    >
      ${this.renderImage(file)}
    </button>`
  }

  private renderImage(file: FileCard) {
    const shown = this.pictures.get(file.id)
    if (this.gone.has(file.id)) return html`<span class="gone">${text('files.gone')}</span>`
    if (!shown) return nothing
    return html`<img src=${shown.address} alt="" decoding="async" @error=${() => void this.fetchAgain(file, shown)} />`
  }

  private renderOther(file: FileCard) {
    const address = this.playing.get(file.id)
    return address === undefined ? this.renderRow(file) : this.renderPlayer(file, address)
  }

  private renderRow(file: FileCard) {
    const about = sayAbout(file)
    const plays = isPlayed(file)
    const label = plays
      ? text('files.play', { name: file.name, about })
      : text('files.open', { name: file.name, about })
    return html`<button class="file" type="button" aria-label=${label} @click=${() => void this.open(file)}>
      ${icon(plays ? 'play' : iconOf(file.type))}
      <span class="name" title=${file.name}><bdi>${file.name}</bdi></span>
      <span class="about">${this.gone.has(file.id) ? text('files.gone') : about}</span>
    </button>`
  }

  private renderPlayer({ type, name }: FileCard, address: string) {
    return type.startsWith('video/')
      ? html`<video src=${address} controls autoplay playsinline aria-label=${name}></video>`
      : html`<audio src=${address} controls autoplay aria-label=${name}></audio>`
  }

  private async fetchPictures(): Promise<void> {
    const missing = this.files.filter((file) => isPicture(file) && !this.asked.has(file.id))
    for (const { id } of missing) this.asked.add(id)
    await Promise.all(missing.map((file) => this.fetchPicture(file, false)))
  }

  private async fetchPicture({ id }: FileCard, again: boolean): Promise<void> {
    const address = await this.askFor(id, (files) => files.openThumbnail(id))
    if (address !== undefined) this.pictures = new Map(this.pictures).set(id, { address, again })
  }

  private async fetchAgain(file: FileCard, { again }: Shown): Promise<void> {
    if (again) this.gone = new Set(this.gone).add(file.id)
    else await this.fetchPicture(file, true)
  }

  private async open(file: FileCard): Promise<void> {
    const address = await this.askFor(file.id, (files) => files.open(file.id))
    if (address === undefined) return
    if (isPlayed(file)) this.playing = new Map(this.playing).set(file.id, address)
    else follow(address, file)
  }

  private async look(file: FileCard, all: readonly FileCard[]): Promise<void> {
    if (!(await loadAsked(this, () => import('./picture-dialog.ts')))) return
    const dialog = document.createElement('picture-dialog')
    Object.assign(dialog, { client: this.client, pictures: all, at: all.indexOf(file) })
    this.renderRoot.append(dialog)
    await dialog.show()
    dialog.remove()
  }

  /** Undefined, and said, when it may not be opened any more. */
  private async askFor(
    id: FileId,
    ask: (files: Pick<HouseClient['files'], 'open' | 'openThumbnail'>) => Promise<string>,
  ): Promise<string | undefined> {
    try {
      return this.client && (await ask(this.client.files))
    } catch {
      this.gone = new Set(this.gone).add(id)
      return undefined
    }
  }
}

/** What the browser can show opens beside the page; everything else is saved, and the page stays. */
function follow(address: string, { type, name }: FileCard): void {
  const link = document.createElement('a')
  const beside = type === 'application/pdf'
  Object.assign(link, beside ? { target: '_blank', rel: 'noopener' } : { download: name })
  link.href = address
  link.click()
}

declare global {
  interface HTMLElementTagNameMap {
    'attached-files': AttachedFiles
  }
}
