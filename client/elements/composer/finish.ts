import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'

export interface Finish {
  /** Whether one leaves by a button, too. */
  readonly cancels: boolean
  readonly canSend: boolean
  /** On the button that sends; the usual word when empty. */
  readonly label: string
  readonly leave: () => void
  readonly send: () => void
}

/** The buttons that end the writing, one way or the other. */
export const renderFinish = ({ cancels, canSend, label, leave, send }: Finish): TemplateResult =>
  html`${
      cancels
        ? html`<button class="button quiet" type="button" @click=${leave}>${text('composer.cancel')}</button>`
        : nothing
    }
    <button class="button primary" type="button" aria-disabled=${canSend ? 'false' : 'true'} @click=${send}>
      ${label || text('composer.send')}
    </button>`

/** At the end of the closed line; it opens it, since there is nothing to send yet. */
export function renderSendIcon(label: string, open: () => void): TemplateResult {
  const name = label || text('composer.send')
  return html`<button class="icon-button" type="button" aria-label=${name} title=${name} @click=${open}>
    ${icon('send')}
  </button>`
}
