import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import type { Tray, TrayItem } from '../../../plugins/api/client.ts'
import { announce } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import { text } from '../../texts/texts.ts'
import { chooseFiles, listBrought } from './bringing-files.ts'
import type { Tool } from './toolbar.ts'
import { inTime } from '../../in-time.ts'

const loadList = inTime(() => import('./upload-list.ts'))

interface Host extends LitElement {
  tray: Tray | undefined
  items: readonly TrayItem[]
}

/**
 * Files that go with the words: chosen, pasted or dropped. Words that are sent wait for those that are on their way. A
 * composer with the attribute `files-elsewhere` leaves it to its surroundings to show them.
 */
export class ComposerFiles implements ReactiveController {
  /** Why the last files were not taken; empty when they were. */
  private refused = ''
  private waits = false

  constructor(
    private readonly host: Host,
    private readonly send: () => void,
  ) {
    host.addController(this)
  }

  hostUpdated(): void {
    if (!this.waits || this.host.tray?.busy) return
    this.waits = false
    // What failed is the writer's to try again or to take out: without it the words would say something else.
    if (!this.failed) this.send()
    else this.host.requestUpdate()
  }

  get count(): number {
    return this.host.items.length
  }

  get isWaiting(): boolean {
    return this.waits
  }

  /** Whether some that should go did not arrive. */
  get failed(): boolean {
    return this.host.items.some(({ state }) => state === 'failed')
  }

  get tools(): Tool[] {
    const { tray } = this.host
    if (!tray) return []
    const run = () => void chooseFiles().then((files) => this.bring(files))
    return [{ icon: 'attach', label: text('composer.attach'), run }]
  }

  /** @returns whether the words have to wait, and are sent by themselves when all is there */
  hold(): boolean {
    if (!this.host.tray?.busy) return false
    this.waits = true
    this.host.requestUpdate()
    return true
  }

  /** The writer goes on writing: nothing is sent behind their back. */
  release(): void {
    this.waits = false
  }

  render(): TemplateResult | typeof nothing {
    const { tray, items } = this.host
    if (!tray || (items.length === 0 && this.refused === '')) return nothing
    const isElsewhere = this.host.hasAttribute('files-elsewhere')
    if (isElsewhere && this.refused === '') return nothing
    void loadList()
    return html`<div class="files whole">
      ${this.refused === '' ? nothing : html`<p class="refused" role="alert">${this.refused}</p>`}
      ${isElsewhere ? nothing : html`<upload-list .tray=${tray} .items=${items}></upload-list>`}
    </div>`
  }

  /** Before the field makes words of them. */
  readonly take = (event: ClipboardEvent | DragEvent): void => {
    const files = listBrought('clipboardData' in event ? event.clipboardData : event.dataTransfer)
    if (!this.host.tray || files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    void this.bring(files)
  }

  /** Without this the browser opens what is dropped. */
  readonly allow = (event: DragEvent): void => {
    if (this.host.tray && event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }

  private async bring(files: readonly File[]): Promise<void> {
    this.refused = ''
    try {
      await this.host.tray?.add(files)
    } catch (error) {
      this.refused = sayFailure(error)
      announce(this.host, this.refused, true)
    }
    this.host.requestUpdate()
  }
}
