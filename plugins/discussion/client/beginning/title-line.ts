import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { text } from '../texts.ts'

interface TitleLine {
  readonly title: string
  /** Whether somebody tried to send it without one. */
  readonly isMissing: boolean
  readonly onInput: () => void
  readonly onKey: (event: KeyboardEvent) => void
}

/** What a thread is about, in one line. */
export const renderTitle = ({ title, isMissing, onInput, onKey }: TitleLine): TemplateResult =>
  html`<input
      class="input"
      maxlength="200"
      dir="auto"
      enterkeyhint="next"
      aria-label=${text('new.title')}
      aria-required="true"
      aria-invalid=${isMissing ? 'true' : 'false'}
      aria-describedby=${isMissing ? 'untitled' : nothing}
      placeholder=${text('new.titlePlaceholder')}
      .value=${live(title)}
      @input=${onInput}
      @keydown=${onKey}
    />
    ${isMissing ? html`<p class="wrong" id="untitled" role="alert">${text('new.titleMissing')}</p>` : nothing}`
