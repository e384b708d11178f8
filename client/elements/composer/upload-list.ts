import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Tray, TrayItem } from '../../../plugins/api/client.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { announce } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { filesText as text } from '../../texts/files/texts.ts'
import { iconOf, saySize } from '../message/file-words.ts'
import { icon } from '../icons.ts'
import { uploadStyles } from './upload-list.styles.ts'

/**
 * Files on their way, and those that are there but not sent yet: how far each is, to stop it, try it again or remove it. Ask
 * for an update by a new `items` whenever the tray has changed.
 */
@customElement('upload-list')
export class UploadList extends LitElement {
  static override styles = [ground, buttons, uploadStyles]

  @property({ attribute: false }) tray: Tray | undefined
  /** The tray's, as of now. */
  @property({ attribute: false }) items: readonly TrayItem[] = []
  private readonly previews = new Map<string, string>()
  /** What was said of each, so that it is said once. */
  private readonly told = new Map<string, string>()

  override render() {
    if (this.items.length === 0) return nothing
    return html`<ul role="list" aria-label=${text('upload.label')}>
      ${repeat(
        this.items,
        ({ key }) => key,
        (item) => this.renderItem(item),
      )}
    </ul>`
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    for (const address of this.previews.values()) URL.revokeObjectURL(address)
    this.previews.clear()
  }

  protected override updated(changed: PropertyValues<this>) {
    super.updated(changed)
    for (const item of this.items) this.tell(item)
    for (const key of this.previews.keys()) if (!this.items.some((item) => item.key === key)) this.forget(key)
  }

  private renderItem(item: TrayItem) {
    const failed = item.state === 'failed'
    return html`<li class=${failed ? 'failed' : ''}>
      ${this.renderPreview(item)}
      <span class="name" title=${item.name}><bdi>${item.card?.name ?? item.name}</bdi></span>
      ${failed && mayPass(item) ? this.renderRetry(item) : nothing} ${this.renderRemove(item)}
      <span class="bytes">${item.failure?.message ?? sayProgress(item)}</span>
      ${isUnderWay(item) ? this.renderProgress(item) : nothing}
    </li>`
  }

  private renderPreview(item: TrayItem) {
    const address = this.previewOf(item)
    const type = item.card?.type ?? item.file?.type ?? ''
    return html`<span class="preview"
      >${address === undefined ? icon(iconOf(type)) : html`<img src=${address} alt="" />`}</span
    >`
  }

  private renderProgress({ name, sent, size }: TrayItem) {
    const label = text('upload.progress', { name })
    return html`<progress value=${sent} max=${Math.max(size, 1)} aria-label=${label}></progress>`
  }

  private renderRetry({ key, name }: TrayItem) {
    return html`<button
      class="text-button"
      type="button"
      aria-label=${text('upload.retry.name', { name })}
      @click=${() => this.tray?.retry(key)}
    >
      ${text('upload.retry')}
    </button>`
  }

  private renderRemove(item: TrayItem) {
    const { key, name } = item
    const label = isUnderWay(item) ? text('upload.stop', { name }) : text('upload.remove', { name })
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.tray?.remove(key)}
    >
      ${icon('close')}
    </button>`
  }

  /** A picture is shown as it was chosen; what the browser cannot show has no width, and keeps its drawing. */
  private previewOf({ key, file }: TrayItem): string | undefined {
    if (!file || !/^image\/(jpeg|png|gif|webp|avif)$/.test(file.type)) return undefined
    const known = this.previews.get(key) ?? URL.createObjectURL(file)
    this.previews.set(key, known)
    return known
  }

  private forget(key: string) {
    URL.revokeObjectURL(this.previews.get(key) ?? '')
    this.previews.delete(key)
  }

  private tell({ key, state, name, failure, file }: TrayItem) {
    if (this.told.get(key) === state) return
    this.told.set(key, state)
    // What was there before is no news.
    if (state === 'done' && file) announce(this, text('upload.done', { name }))
    if (state === 'failed') announce(this, text('upload.failed', { name, reason: failure?.message ?? '' }), true)
  }
}

/** What is too large, or of a kind that is not taken, is so the second time, too. */
const mayPass = ({ failure }: TrayItem): boolean => !(failure instanceof Refusal && [413, 422].includes(failure.status))

const isUnderWay = ({ state }: TrayItem): boolean => state === 'waiting' || state === 'sending' || state === 'checking'

function sayProgress({ state, sent, size, card }: TrayItem): string {
  if (state === 'waiting') return text('upload.waiting')
  if (state === 'checking') return text('upload.checking', { size: saySize(size) })
  if (state === 'done') return saySize(card?.size ?? size)
  return text('upload.sent', { sent: saySize(sent), size: saySize(size) })
}

declare global {
  interface HTMLElementTagNameMap {
    'upload-list': UploadList
  }
}
