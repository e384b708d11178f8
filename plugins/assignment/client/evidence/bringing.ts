import { css, html, nothing, type TemplateResult } from 'lit'
import type { IconName } from '../../../api/client.ts'
import type { Tray } from '../../../api/guest-page.ts'
import { editPicture } from '../../../api/pictures.ts'

interface Parts {
  /** Asked again at every drawing. */
  readonly findTray: () => Tray | undefined
  /** Hears why something was not taken. */
  readonly refused: (error: unknown) => void
}

interface Picker {
  readonly label: string
  readonly icon: IconName
  readonly accept: string
  readonly camera?: boolean
  readonly multiple?: boolean
  readonly class?: string
}

/** What is brought with a form: pictures are looked over before they leave the page, and all of it is shown on its way. */
export class Bringing {
  constructor(
    private readonly host: { readonly renderRoot: ParentNode & Node },
    private readonly parts: Parts,
  ) {}

  get tray(): Tray | undefined {
    return this.parts.findTray()
  }

  renderPicker({ label, icon, accept, camera, multiple = false, class: look = '' }: Picker): TemplateResult {
    return html`<label class="button picker ${look}">
      <app-icon name=${icon}></app-icon>${label}
      <input
        type="file"
        accept=${accept}
        ?multiple=${multiple}
        capture=${camera ? 'environment' : nothing}
        @change=${(event: Event) => this.bring(event)}
      />
    </label>`
  }

  renderList(): TemplateResult {
    const { tray } = this
    return html`<upload-list .tray=${tray} .items=${[...(tray?.items ?? [])]}></upload-list>`
  }

  private async bring(event: Event) {
    // The listener is on the field itself.
    const field = event.target as HTMLInputElement
    const files = [...(field.files ?? [])]
    field.value = ''
    const kept = await this.lookOver(files)
    await this.tray?.add(kept).catch((error: unknown) => this.parts.refused(error))
  }

  /** One after the other: what is blurred or cropped never leaves the page as it was. */
  private async lookOver(files: readonly File[]): Promise<File[]> {
    const kept: File[] = []
    for (const file of files) {
      const edited = await editPicture(file, this.host.renderRoot)
      if (edited) kept.push(edited)
    }
    return kept
  }
}

export const pickerStyles = css`
  .picker {
    position: relative;
  }
  .picker input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .picker:focus-within {
    outline: var(--focus-ring);
    outline-offset: var(--focus-gap);
  }
`
