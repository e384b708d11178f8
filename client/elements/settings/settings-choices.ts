import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { settingUpText } from '../../texts/setting-up.ts'
import { around, describe, gather, idOf, isInvalid, renderHint, valueOf, type Controls } from './settings-frame.ts'
import type { ChoiceField, Literal } from './settings-schema.ts'

const sayOption = (path: string, option: Literal, { label }: Controls) => label(`${path}.${option}`) ?? String(option)

/** Few and short: beside each other. With explanations: below each other. Many: in a list that opens. */
export function drawChoice(field: ChoiceField, controls: Controls): TemplateResult {
  const { path, options } = field
  if (options.some((option) => controls.label(`${path}.${option}.hint`))) {
    return gather(field, controls, html`${options.map((option) => renderRadio(field, option, controls))}`)
  }
  const letters = options.reduce<number>((sum, option) => sum + sayOption(path, option, controls).length, 0)
  if (options.length > 4 || letters > 60) return drawSelect(field, controls)
  const few = options.map((option) => renderFew(field, option, controls))
  return gather(field, controls, html`<span class="few">${few}</span>`)
}

function renderInput({ path }: ChoiceField, option: Literal, { read, write }: Controls) {
  return html`<input
    type="radio"
    name=${path}
    data-path=${path}
    .checked=${live(read(path) === option)}
    @change=${() => write(path, option)}
  />`
}

const renderRadio = (field: ChoiceField, option: Literal, controls: Controls) =>
  html`<label class="choice">
    ${renderInput(field, option, controls)}
    <span>
      ${sayOption(field.path, option, controls)}${renderHint(controls.label(`${field.path}.${option}.hint`))}
    </span>
  </label>`

const renderFew = (field: ChoiceField, option: Literal, controls: Controls) =>
  html`<label> ${renderInput(field, option, controls)}<span>${sayOption(field.path, option, controls)}</span> </label>`

function drawSelect(field: ChoiceField, controls: Controls): TemplateResult {
  const { path, options } = field
  const value = controls.read(path)
  const chosen = options.findIndex((option) => option === value)
  return around(
    field,
    controls,
    html`<select
      class="input"
      id=${idOf(path)}
      data-path=${path}
      aria-required=${field.required ? 'true' : 'false'}
      aria-invalid=${isInvalid(field, controls)}
      aria-describedby=${ifDefined(describe(field, controls))}
      @change=${(event: Event) => controls.write(path, options[Number(valueOf(event))])}
    >
      ${chosen === -1 || !field.required ? html`<option value="">${settingUpText('settings.choose')}</option>` : nothing}
      ${options.map(
        (option, n) => html`<option value=${n} .selected=${n === chosen}>${sayOption(path, option, controls)}</option>`,
      )}
    </select>`,
  )
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Any number of a few, kept in the order in which they are offered. */
export function drawChoices(field: ChoiceField, controls: Controls): TemplateResult {
  const { path, options } = field
  const chosen = listOf(controls.read(path))
  const boxes = options.map(
    (option) =>
      html`<label class="choice">
        <input
          type="checkbox"
          data-path=${path}
          .checked=${live(chosen.some((each) => each === option))}
          @change=${(event: Event & { target: HTMLInputElement }) =>
            controls.write(
              path,
              options.filter((each) => (each === option ? event.target.checked : chosen.includes(each))),
            )}
        />
        <span>${sayOption(path, option, controls)}${renderHint(controls.label(`${path}.${option}.hint`))}</span>
      </label>`,
  )
  return gather(field, controls, html`${boxes}`)
}
