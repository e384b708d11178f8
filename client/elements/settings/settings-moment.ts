import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { around, describe, idOf, isInvalid, valueOf, type Controls } from './settings-frame.ts'
import type { Field } from './settings-schema.ts'

/** A date and a time on the designer's calendar, kept as UTC; empty is none. */
export const drawMoment = (field: Field, controls: Controls): TemplateResult =>
  around(
    field,
    controls,
    html`<input
      class="input"
      type="datetime-local"
      id=${idOf(field.path)}
      data-path=${field.path}
      aria-invalid=${isInvalid(field, controls)}
      aria-describedby=${ifDefined(describe(field, controls))}
      .value=${live(toLocal(controls.read(field.path)))}
      @input=${(event: Event) => controls.write(field.path, toUtc(valueOf(event)))}
    />`,
  )

function toUtc(local: string): string {
  const at = Date.parse(local)
  return Number.isNaN(at) ? '' : new Date(at).toISOString()
}

/** As the field wants it: `2026-04-29T16:00`. */
function toLocal(moment: unknown): string {
  const at = typeof moment === 'string' ? Date.parse(moment) : Number.NaN
  if (Number.isNaN(at)) return ''
  // The field shows no zone: the reader's own is taken out of what would be shown as UTC.
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
