import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { settingUpText } from '../../texts/setting-up.ts'
import { icon } from '../icons.ts'
import {
  around,
  describe,
  gather,
  idOf,
  isInvalid,
  nameField,
  renderHint,
  valueOf,
  type Controls,
} from './settings-frame.ts'
import type { Field } from './settings-schema.ts'

type Control = (field: Field, controls: Controls) => TemplateResult

const wordsAt = ({ path }: Field, { read }: Controls): string => {
  const value = read(path)
  return typeof value === 'string' ? value : ''
}

/** One line of words. */
export const drawLine: Control = (field, controls) =>
  around(
    field,
    controls,
    html`<input
      class="input"
      id=${idOf(field.path)}
      data-path=${field.path}
      aria-required=${field.required ? 'true' : 'false'}
      aria-invalid=${isInvalid(field, controls)}
      aria-describedby=${ifDefined(describe(field, controls))}
      .value=${live(wordsAt(field, controls))}
      @input=${(event: Event) => controls.write(field.path, valueOf(event))}
    />`,
  )

/** Several lines of words. */
export const drawText: Control = (field, controls) =>
  around(
    field,
    controls,
    html`<textarea
      class="input"
      rows="3"
      id=${idOf(field.path)}
      data-path=${field.path}
      aria-required=${field.required ? 'true' : 'false'}
      aria-invalid=${isInvalid(field, controls)}
      aria-describedby=${ifDefined(describe(field, controls))}
      .value=${live(wordsAt(field, controls))}
      @input=${(event: Event) => controls.write(field.path, valueOf(event))}
    ></textarea>`,
  )

/** What cannot be read as a number stays as it was written, and is wrong. */
function readNumber(written: string): number | string | undefined {
  const plain = written.trim()
  if (plain === '') return undefined
  // Half of the world writes a comma.
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? value : plain
}

function sayNumber(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

/** A number, with its unit beside it. A field of text: spinners change by accident, and phones show figures anyway. */
export const drawNumber: Control = (field, controls) => {
  const { path, schema } = field
  const unit = controls.label(`${path}.unit`)
  return around(
    field,
    controls,
    html`<span class="number">
      <input
        class="input"
        id=${idOf(path)}
        data-path=${path}
        inputmode=${schema.type === 'integer' ? 'numeric' : 'decimal'}
        autocomplete="off"
        aria-required=${field.required ? 'true' : 'false'}
        aria-invalid=${isInvalid(field, controls)}
        aria-describedby=${ifDefined(describe(field, controls))}
        .value=${sayNumber(controls.read(path))}
        @input=${(event: Event) => controls.write(path, readNumber(valueOf(event)))}
      />${unit ? html`<span>${unit}</span>` : nothing}
    </span>`,
  )
}

/** Yes or no. */
export const drawSwitch: Control = (field, controls) =>
  html`<div class="field">
    <label class="choice">
      <input
        type="checkbox"
        data-path=${field.path}
        .checked=${live(controls.read(field.path) === true)}
        @change=${(event: Event & { target: HTMLInputElement }) => controls.write(field.path, event.target.checked)}
      />
      <span>${nameField(field, controls)}${renderHint(controls.label(`${field.path}.hint`))}</span>
    </label>
  </div>`

const linesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** A list of lines, each of which can be taken out, and a button for one more. */
export const drawLines: Control = (field, controls) => {
  const { path } = field
  const add = () => {
    const lines = linesOf(controls.read(path))
    controls.write(path, [...lines, ''])
    controls.focusLine(path, lines.length)
  }
  return gather(
    field,
    controls,
    html`<ul class="lines" role="list">
        ${linesOf(controls.read(path)).map((line, n) => renderLine(path, line, n, controls))}
      </ul>
      <button class="text-button" type="button" data-path=${path} @click=${add}>
        ${icon('plus', 'small')}${settingUpText('settings.addLine')}
      </button>`,
  )
}

function renderLine(path: string, line: string, n: number, controls: Controls) {
  const number = n + 1
  const name = settingUpText('settings.removeLine', { number })
  const change = (event: Event) => controls.write(path, linesOf(controls.read(path)).with(n, valueOf(event)))
  const remove = () => {
    controls.write(path, linesOf(controls.read(path)).toSpliced(n, 1))
    controls.focusLine(path, Math.max(0, n - 1))
  }
  return html`<li>
    <input
      class="input"
      data-path=${path}
      aria-label=${settingUpText('settings.line', { number })}
      .value=${live(line)}
      @input=${change}
    />
    <button class="icon-button" type="button" aria-label=${name} title=${name} @click=${remove}>
      ${icon('close')}
    </button>
  </li>`
}
