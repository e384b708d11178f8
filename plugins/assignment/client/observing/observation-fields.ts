import { html, nothing, type TemplateResult } from 'lit'
import type { Bringing } from '../evidence/bringing.ts'
import { readField, readHappened, renderWhen, renderWhere } from '../evidence/form-fields.ts'
import { text } from './texts.ts'

/** What somebody saw: their words, a picture if they have one, when and where. When is always asked: it is of a day. */
export const renderObservation = (bringing: Bringing, { askWhere }: { askWhere: boolean }): TemplateResult => html`
  <label class="field"
    >${text('write.words')}<textarea class="input" name="words" rows="3" maxlength="4000" dir="auto"></textarea>
  </label>
  ${
    (bringing.tray?.items.length ?? 0) > 0
      ? nothing
      : html`<div class="row">
          ${bringing.renderPicker({ label: text('write.picture'), icon: 'picture', accept: 'image/*' })}
        </div>`
  }
  ${bringing.renderList()}
  <div class="two">${renderWhen(text('write.when'))} ${askWhere ? renderWhere(text('write.where')) : nothing}</div>
`

/** What is not said yet, in words for who writes; empty when nothing is missing. */
export function findMissing(form: HTMLFormElement, { tray }: Bringing): string {
  if (tray?.busy) return text('write.busy')
  return readField(form, 'words') === '' ? text('write.empty') : ''
}

export const readObservation = (form: HTMLFormElement, { tray }: Bringing) => ({
  words: readField(form, 'words'),
  file: tray?.cards[0]?.id ?? null,
  ...readHappened(form),
})
