import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ComposerEditor, EditorParts } from './editor/composer-editor.ts'

interface Parts extends Pick<EditorParts, 'written' | 'moved'> {
  readonly host: ReactiveControllerHost & HTMLElement & { readonly placeholder: string }
  /** What stands in the plain field at this moment. */
  readonly read: () => Pick<EditorParts, 'markdown' | 'selected'>
  /** Whether the words may change hands at this moment. */
  readonly mayBegin: () => boolean
}

/** Marks that nobody wants to read as such, in words that came from elsewhere: a draft, a story begun. */
const marks = /\*\*|[`[]|^\s*(>|[-*]|\d+\.)\s/m

/** A moment that may be better, in ms. */
const pause = 200

/**
 * Puts the editor in the place of the plain field when it has loaded: between two keys, with the words and the caret. Where
 * it cannot be had the plain field stays, which writes the same Markdown.
 */
export class EditorLoading implements ReactiveController {
  editor: ComposerEditor | undefined
  /** The plain field has gone. */
  isWhole = false
  private loading = false
  private askedForMarks = false

  constructor(private readonly parts: Parts) {
    parts.host.addController(this)
  }

  hostUpdated(): void {
    if (this.askedForMarks || !marks.test(this.parts.read().markdown)) return
    this.askedForMarks = true
    void this.load()
  }

  hostDisconnected(): void {
    // Put back somewhere else it begins as plain as at first.
    this.editor?.close()
    this.editor = undefined
    this.isWhole = false
  }

  async load(): Promise<void> {
    if (this.loading || this.editor) return
    this.loading = true
    const module = await import('./editor/composer-editor.ts').catch(() => undefined)
    while (module && this.parts.host.isConnected && !this.parts.mayBegin())
      await new Promise((resolve) => setTimeout(resolve, pause))
    this.loading = false
    if (module && this.parts.host.isConnected) await this.begin(module)
  }

  /** No key comes in between: nothing here waits for anything but the drawing of the element. */
  private async begin(module: typeof import('./editor/composer-editor.ts')): Promise<void> {
    const { host, read, written, moved } = this.parts
    const hadFocus = host.shadowRoot?.activeElement instanceof HTMLTextAreaElement
    this.editor = new module.ComposerEditor({ ...read(), written, moved, placeholder: () => host.placeholder })
    host.requestUpdate()
    await host.updateComplete
    if (hadFocus) this.editor.focus()
    this.isWhole = true
    host.requestUpdate()
    await host.updateComplete
  }
}
