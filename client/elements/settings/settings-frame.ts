import { html, nothing, type TemplateResult } from 'lit'
import { settingUpText } from '../../texts/setting-up.ts'
import { icon } from '../icons.ts'
import type { Field } from './settings-schema.ts'

/** What a control needs of its form. */
export interface Controls {
  /** The words of a key: a path, `path.hint`, `path.unit`, `path.value` of a choice and `path.value.hint`. */
  label: (key: string) => string | undefined
  read: (path: string) => unknown
  write: (path: string, value: unknown) => void
  /** Puts the focus on a line of a list once it is drawn, or on the button that adds one when there is no such line. */
  focusLine: (path: string, at: number) => void
  /** What is wrong with a field, once it is time to say so. */
  fault: (path: string) => string | undefined
}

/** The id of a field's control. */
export const idOf = (path: string): string => `field-${path}`

/** Which of the hint and the fault there are, for those who hear the field. */
export function describe({ path }: Field, { label, fault }: Controls): string | undefined {
  const ids = [label(`${path}.hint`) && `${idOf(path)}-hint`, fault(path) && `${idOf(path)}-wrong`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** What a field is called. */
export const nameField = ({ path }: Field, { label }: Controls): string => label(path) ?? path

const renderName = (field: Field, controls: Controls) =>
  html`${nameField(field, controls)}${
    field.kind !== 'moment' && (field.required || field.kind === 'switch')
      ? nothing
      : html` <span class="optional">${settingUpText('settings.optional')}</span>`
  }`

function renderNotes({ path }: Field, { label, fault }: Controls) {
  const hint = label(`${path}.hint`)
  const wrong = fault(path)
  return html`${hint ? html`<span class="hint" id="${idOf(path)}-hint">${hint}</span>` : nothing}
  ${wrong ? html`<span class="wrong" id="${idOf(path)}-wrong">${icon('warning', 'small')}${wrong}</span>` : nothing}`
}

/** A label above, the control, and below it the hint and what is wrong. */
export const around = (field: Field, controls: Controls, control: TemplateResult) =>
  html`<div class="field">
    <label for=${idOf(field.path)}>${renderName(field, controls)}</label>
    ${control} ${renderNotes(field, controls)}
  </div>`

/** The same round several controls. */
export const gather = (field: Field, controls: Controls, inside: TemplateResult) =>
  html`<fieldset class="field" aria-describedby=${describe(field, controls) ?? nothing} data-path=${field.path}>
    <legend>${renderName(field, controls)}</legend>
    ${inside} ${renderNotes(field, controls)}
  </fieldset>`

/** What was put into a text field or chosen from a list. */
export const valueOf = (event: Event): string =>
  event.target instanceof HTMLInputElement ||
  event.target instanceof HTMLTextAreaElement ||
  event.target instanceof HTMLSelectElement
    ? event.target.value
    : ''

export const isInvalid = (field: Field, { fault }: Controls) => (fault(field.path) ? 'true' : 'false')

/** What stands beside a choice to explain it. */
export const renderHint = (hint: string | undefined) => (hint ? html`<span class="hint">${hint}</span>` : nothing)
