import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'

export interface Notes {
  /** Why the words were not sent. */
  readonly failed: string
  /** Where the words come from. */
  readonly note: string
  readonly tryAgain: () => void
  readonly putAway: () => void
}

/** What there is to know about the words, above them. */
export function renderNotes({ failed, note, tryAgain, putAway }: Notes): TemplateResult | typeof nothing {
  if (failed)
    return html`<div class="note failed whole" role="alert">
      ${icon('offline')}<span>${failed}</span>
      <button class="text-button" type="button" @click=${tryAgain}>${text('composer.tryAgain')}</button>
    </div>`
  if (!note) return nothing
  return html`<div class="note whole">
    ${icon('edit')}<span>${note}</span>
    <button class="text-button" type="button" @click=${putAway}>${text('composer.putAway')}</button>
  </div>`
}
