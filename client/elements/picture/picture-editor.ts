import { html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { announce } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { pictureEditorStyles } from './picture-editor.styles.ts'
import {
  blurPicture,
  cropPicture,
  frameBetween,
  moveFrame,
  openPicture,
  savePicture,
  type Frame,
  type Point,
} from './picture-frame.ts'
import { pictureText } from './texts.ts'

const middle: Frame = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 }

/** A picture on a canvas, with a frame that is drawn by finger, mouse or keys: blur what is inside, or keep only that. */
@customElement('picture-editor')
export class PictureEditor extends LitElement {
  static override styles = [ground, buttons, pictureEditorStyles]

  @property({ attribute: false }) file!: File
  @state() private picture: HTMLCanvasElement | undefined
  @state() private frame: Frame = middle
  @state() private earlier: readonly HTMLCanvasElement[] = []
  @query('dialog') private dialog!: HTMLDialogElement
  @query('canvas') private canvas!: HTMLCanvasElement
  @query('.picture') private place!: HTMLElement
  /** As it came. */
  private opened: HTMLCanvasElement | undefined
  private from: Point | undefined
  private finish: (file: File | undefined) => void = () => undefined

  /** Resolves when the person has decided; what the browser cannot draw after all is answered as it is. */
  async edit(): Promise<File | undefined> {
    try {
      this.opened = await openPicture(this.file)
      this.picture = this.opened
    } catch {
      return this.file
    }
    await this.updateComplete
    this.dialog.showModal()
    return new Promise((resolve) => (this.finish = resolve))
  }

  override render() {
    return html`<dialog aria-labelledby="title" aria-describedby="how" @cancel=${this.leave}>
      <div class="head">
        <h2 id="title">${pictureText('title')}</h2>
        <p class="note" id="how">${pictureText('how')}</p>
      </div>
      <div class="place" dir="ltr">${this.renderPicture()}</div>
      <div class="foot">
        <div class="row">
          <button class="button" type="button" @click=${this.blurFrame}>${pictureText('blur')}</button>
          <button class="button" type="button" @click=${this.crop}>${pictureText('crop')}</button>
          <button class="button quiet" type="button" ?disabled=${this.earlier.length === 0} @click=${this.undo}>
            ${pictureText('undo')}
          </button>
        </div>
        <div class="row">
          <button class="button primary" type="button" autofocus @click=${this.use}>${pictureText('use')}</button>
          <button class="button quiet push" type="button" @click=${this.leave}>${pictureText('leave')}</button>
        </div>
      </div>
    </dialog>`
  }

  private renderPicture() {
    const { picture, frame } = this
    const size = picture ? { aspectRatio: `${picture.width} / ${picture.height}`, ...fit(picture) } : {}
    const at = {
      insetInlineStart: `${frame.x * 100}%`,
      insetBlockStart: `${frame.y * 100}%`,
      inlineSize: `${frame.width * 100}%`,
      blockSize: `${frame.height * 100}%`,
    }
    return html`<div
      class="picture"
      style=${styleMap(size)}
      @pointerdown=${this.begin}
      @pointermove=${this.draw}
      @pointerup=${this.end}
      @pointercancel=${this.end}
    >
      <canvas role="img" aria-label=${pictureText('picture', { name: this.file?.name ?? '' })}></canvas>
      <div
        class="frame"
        role="application"
        tabindex="0"
        aria-label=${pictureText('frame')}
        style=${styleMap(at)}
        @keydown=${this.move}
      ></div>
    </div>`
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed)
    const { picture, canvas } = this
    if (!picture || !canvas || !changed.has('picture')) return
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
  }

  private pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.place.getBoundingClientRect()
    const within = (share: number) => Math.min(Math.max(share, 0), 1)
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) }
  }

  private begin(event: PointerEvent) {
    this.from = this.pointOf(event)
    this.place.setPointerCapture(event.pointerId)
  }

  private draw(event: PointerEvent) {
    if (this.from) this.frame = frameBetween(this.from, this.pointOf(event))
  }

  private end() {
    this.from = undefined
  }

  private move(event: KeyboardEvent) {
    const moved = moveFrame(this.frame, event.key, event.shiftKey)
    if (!moved) return
    event.preventDefault()
    this.frame = moved
  }

  private blurFrame() {
    this.change((picture) => blurPicture(picture, this.frame))
    announce(this, pictureText('blurred'))
  }

  private crop() {
    this.change((picture) => cropPicture(picture, this.frame))
    this.frame = middle
    announce(this, pictureText('cropped'))
  }

  private change(make: (picture: HTMLCanvasElement) => HTMLCanvasElement) {
    if (!this.picture) return
    this.earlier = [...this.earlier, this.picture].slice(-mostKept)
    this.picture = make(this.picture)
  }

  private undo() {
    const last = this.earlier.at(-1)
    if (!last) return
    this.earlier = this.earlier.slice(0, -1)
    this.picture = last
    announce(this, pictureText('undone'))
  }

  private async use() {
    const { picture, opened, file } = this
    this.finish(picture && picture !== opened ? await savePicture(picture, file) : file)
    this.dialog.close()
  }

  private leave() {
    this.finish(undefined)
    this.dialog.close()
  }
}

/** As large as its place allows, whichever side is the longer one. */
const fit = ({ width, height }: HTMLCanvasElement): Record<string, string> => ({
  inlineSize: `min(100%, calc((100dvh - 15rem) * ${width / height}))`,
})

/** Each is a whole picture in memory. */
const mostKept = 4

declare global {
  interface HTMLElementTagNameMap {
    'picture-editor': PictureEditor
  }
}
